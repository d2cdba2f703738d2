import { Details } from '../../components/panels.tsx';
import { useDesk } from '../context.ts';
import { Choose, Form, Why } from '../form.tsx';
import { useCase } from './context.ts';

/** Who has the case, and whether anything of it may be destroyed. */
export function Keeping() {
  const { it, order, done } = useCase();
  const { me, name, acts } = useDesk();
  const { file } = it;
  if (!acts) return null;
  const people = me.staff.map(({ id, name: label }) => ({ value: id, label }));
  return (
    <>
      <Details summary="Assign">
        <Form
          id="assign"
          send="Assign"
          kind="second"
          first={{
            owner: people.some(({ value }) => value === file.owner) ? file.owner : me.id,
            backup: people.some(({ value }) => value === file.backup) ? file.backup : '',
          }}
          check={({ owner, backup }) => ({
            ...(owner === '' ? { owner: 'Choose who has the case' } : {}),
            ...(backup === '' ? { backup: 'Choose who takes over' } : {}),
            ...(owner !== '' && owner === backup ? { backup: 'Choose somebody else as backup' } : {}),
          })}
          onSend={({ owner, backup }) => order('owner', { owner, backup })}
          onDone={(_, { owner = '' }) => done(`${name(owner)} has the case now.`)}
        >
          <Choose name="owner" label="Owner" options={people} />
          <Choose name="backup" label="Backup" options={people} hint="Gets the reminders nobody acknowledges." />
        </Form>
      </Details>
      <Details summary={file.retention.legalHold ? 'Lift the legal hold' : 'Place a legal hold'}>
        <Form
          id="legal-hold"
          send={file.retention.legalHold ? 'Lift the hold' : 'Place the hold'}
          kind="second"
          onSend={({ note }) =>
            order('legal-hold', { type: file.retention.legalHold ? 'lift-legal-hold' : 'place-legal-hold', note })
          }
          onDone={() => done(file.retention.legalHold ? 'The legal hold is lifted.' : 'The legal hold is placed.')}
        >
          <p>While it stands, nothing of the case is destroyed.</p>
          <Why />
        </Form>
      </Details>
    </>
  );
}

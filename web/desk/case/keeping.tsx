import { Details } from '../../components/panels.tsx';
import { useDesk } from '../context.ts';
import { day } from '../dates.tsx';
import { Choose, Form, Why } from '../form.tsx';
import { Aside } from './aside.tsx';
import { asideOf, openProposals, useCase } from './context.ts';

/** Who has the case, and whether anything of it may be destroyed. */
export function Keeping() {
  const { it, order, done } = useCase();
  const { me, name, acts } = useDesk();
  const { file } = it;
  if (!acts) return null;
  const { shred } = file.retention;
  const holders = [
    ...new Set([file.owner, file.backup, ...openProposals(it).map(({ by, heldBy }) => heldBy ?? by)]),
  ].filter((id) => me.staff.some((one) => one.id === id));
  const aside = asideOf(it);
  const people = me.staff.filter(({ id }) => !aside.includes(id)).map(({ id, name: label }) => ({ value: id, label }));
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
      {holders.length > 0 && (
        <Details summary="Hand over what one person has on it">
          <Form
            id="hand-over"
            send="Hand it over"
            kind="second"
            first={{ from: holders[0] ?? '' }}
            check={({ from = '', to = '' }) => ({
              ...(from === '' ? { from: 'Choose who hands over' } : {}),
              ...(to === '' || to === from ? { to: 'Choose somebody else to take over' } : {}),
            })}
            onSend={({ from, to, note }) => order('hand-over', { from, to, note })}
            onDone={(_, { to = '' }) => done(`${name(to)} has it now.`)}
          >
            <Choose name="from" label="From" options={holders.map((id) => ({ value: id, label: name(id) }))} />
            <Choose
              name="to"
              label="To"
              options={people}
              hint="Gets the case and every open proposal of that person."
            />
            <Why />
          </Form>
        </Details>
      )}
      <Aside people={people} aside={aside} />
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
      {shred?.status === 'scheduled' && (
        <Details summary={`Take back the shredding of ${day(shred.day)}`}>
          <Form
            id="cancel-shred"
            send="Take it back"
            kind="second"
            onSend={({ note }) => order('cancel-shred', { note })}
            onDone={() => done('The shredding is taken back. Nothing of the case is destroyed.')}
          >
            <p>Two people approved it. After that day nothing of the person can be read again.</p>
            <Why />
          </Form>
        </Details>
      )}
    </>
  );
}

import { Details } from '../../components/panels.tsx';
import { useDesk } from '../context.ts';
import { day } from '../dates.tsx';
import { Form, Pick, Why } from '../form.tsx';
import type { Match } from '../schemas.ts';
import { Act } from './act.tsx';
import { useCase } from './context.ts';

const statusWords: Readonly<Record<string, string>> = {
  open: 'To decide',
  'hold-lifted': 'The hold was lifted',
  stands: 'It stands',
  unfrozen: 'The account was unfrozen',
  'match-withdrawn': 'The match was taken back',
};

/** The holder of the account may have done nothing wrong, and is heard (T2). */
export function Appeals({ match }: { readonly match: Match }) {
  const { it, order, done, at } = useCase();
  const { acts } = useDesk();
  const appeals = Object.values(it.file.appeals).filter((one) => one.match === match.id);
  const noticeWaits = Object.values(it.file.tasks).some(
    ({ kind, about, open }) => open && kind === 'notice-choice' && about === match.id,
  );
  const isFrozen = Object.values(it.file.steps).some(
    (step) => step.match === match.id && step.action === 'freeze' && step.outcome === 'done' && !step.undoing,
  );
  if (match.status !== 'confirmed' && appeals.length === 0) return null;
  return (
    <>
      <h2>The holder of the account</h2>
      {appeals.length === 0 && <p>The holder did not ask for another look.</p>}
      {appeals.map((appeal) => (
        <section class="card" key={appeal.id}>
          <h3>
            Asked on {day(appeal.receivedOn)}: {statusWords[appeal.status] ?? appeal.status}
          </h3>
          {acts && appeal.status === 'open' && (
            <Form
              id={`appeal-${appeal.id}`}
              send="Settle it"
              kind="second"
              check={({ outcome = '' }) => (outcome === '' ? { outcome: 'Choose what comes of it' } : {})}
              onSend={({ outcome, note }) => order(`appeals/${appeal.id}`, { outcome, note })}
              onDone={() => done('It is settled.')}
            >
              <Pick
                name="outcome"
                legend="What comes of it?"
                hint="To take the match back, decide it anew above."
                options={[
                  // A freeze is lifted by two people; the API refuses this from one.
                  ...(isFrozen ? [] : [{ value: 'hold-lifted', label: 'Lift the hold' }]),
                  { value: 'stands', label: 'It stands' },
                ]}
              />
              <Why />
            </Form>
          )}
          {acts && appeal.status === 'open' && isFrozen && (
            <p>
              The account is frozen, and two people unfreeze it:{' '}
              <a href={`${at('decide', 'unfreeze')}?match=${match.id}`}>propose to unfreeze</a>. That settles this too.
            </p>
          )}
        </section>
      ))}
      {acts && noticeWaits && (
        <Act
          label="Send the neutral notice"
          onSend={() => order(`matches/${match.id}/notice`, {})}
          onDone={() => done('The holder is told that something is on hold, and nothing else.')}
        />
      )}
      {acts && match.status === 'confirmed' && (
        <Details summary="The holder asks for another look">
          <Form
            id={`appeal-add-${match.id}`}
            send="Write it down"
            kind="second"
            onSend={({ note }) => order(`matches/${match.id}/appeals`, { note })}
            onDone={() => done('It is written down. A task is open.')}
          >
            <Why label="What the holder said" />
          </Form>
        </Details>
      )}
    </>
  );
}

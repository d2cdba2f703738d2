import { actionWords, outcomeWords, stuckWords } from '../../../shared/content/desk/words.ts';
import { Details } from '../../components/panels.tsx';
import { useDesk } from '../context.ts';
import { moment } from '../dates.tsx';
import { Form, Pick, Why } from '../form.tsx';
import type { Match, Step } from '../schemas.ts';
import { Act } from './act.tsx';
import { useCase } from './context.ts';
import { RecordsByHand } from './records-by-hand.tsx';

const stuck: ReadonlySet<Step['outcome']> = new Set(['parked', 'refused', 'unknown', 'not-found']);
const undoable: ReadonlySet<Step['action']> = new Set(['hold', 'remove', 'block', 'stop-orders', 'flag']);

/** Every step on an account, in the order it is done, with what can be done about it. */
export function Steps({ match }: { readonly match: Match }) {
  const { it } = useCase();
  const steps = Object.values(it.file.steps).filter((step) => step.match === match.id);
  return (
    <>
      <h2>Steps on this account</h2>
      {steps.length === 0 && <p>None. Steps begin when a match is confirmed.</p>}
      <ul class="steps">
        {steps.map((step) => (
          <StepLine key={step.id} step={step} match={match} />
        ))}
      </ul>
    </>
  );
}

function StepLine({ step, match }: { readonly step: Step; readonly match: Match }) {
  const { it } = useCase();
  const { acts } = useDesk();
  const hold = it.file.holds[step.id];
  const tone = step.outcome === 'done' ? 'met' : stuck.has(step.outcome) ? 'soon' : 'open';
  return (
    <li>
      <div class="step-line">
        <strong>
          {actionWords[step.action]}
          {step.instrument === undefined ? '' : ` (${step.instrument})`}
        </strong>
        <span class={`tag ${tone}`}>
          {step.undoing && step.outcome !== 'undone' ? 'Being undone' : outcomeWords[step.outcome]}
        </span>
        <span class="quiet">since {moment(step.since, it.file.timeZone)}</span>
      </div>
      {step.reason !== undefined && !step.reason.startsWith('note.') && (
        <p class="quiet">{stuckWords[step.reason] ?? `The system said: ${step.reason}`}</p>
      )}
      {hold?.renewedUntil !== undefined && (
        <p class="quiet">Renewed until {moment(hold.renewedUntil, it.file.timeZone)}</p>
      )}
      {hold?.lapsed === true && <p class="quiet">The hold ended because nobody renewed it.</p>}
      {acts && <StepActions step={step} match={match} />}
    </li>
  );
}

function StepActions({ step, match }: { readonly step: Step; readonly match: Match }) {
  const { order, done, at } = useCase();
  const what = `${actionWords[step.action]} ${step.instrument ?? ''}`;
  const settleable = step.outcome === 'parked' || step.outcome === 'refused';
  if (step.action === 'freeze' && step.outcome === 'planned')
    return (
      <p>
        <a href={`${at('decide', 'freeze')}?match=${match.id}`}>Propose the freeze</a>
      </p>
    );
  if (step.action === 'freeze' && step.outcome === 'done')
    return (
      <p>
        <a href={`${at('decide', 'unfreeze')}?match=${match.id}`}>Propose to unfreeze</a>
      </p>
    );
  return (
    <>
      {stuck.has(step.outcome) && (
        <Act
          label="Try again"
          about={what}
          onSend={() => order(`steps/${step.id}`, { type: 'retry-step' })}
          onDone={() => done('The step is tried again.')}
        />
      )}
      {step.outcome === 'undone' && (
        <Act
          label="Do it again"
          about={what}
          onSend={() => order(`steps/${step.id}`, { type: 'redo-step' })}
          onDone={() => done('The step is planned again.')}
        />
      )}
      {settleable && step.action === 'collect' && <RecordsByHand match={match} />}
      {settleable && (
        <Details summary={`Resolve by hand: ${what}`}>
          <Form
            id={`settle-${step.id}`}
            send="Save what came of it"
            kind="second"
            check={({ outcome = '' }) => (outcome === '' ? { outcome: 'Choose what came of it' } : {})}
            onSend={({ outcome, note }) => order(`steps/${step.id}`, { type: 'settle-step', outcome, note })}
            onDone={() => done('The step is resolved.')}
          >
            <Pick
              name="outcome"
              legend="What came of it, done by hand?"
              options={[
                // Records are entered class by class, or it would be said that there are none (L28).
                ...(step.action === 'collect' ? [] : [{ value: 'done', label: 'Done' }]),
                { value: 'not-found', label: 'It was not there' },
                { value: 'refused', label: 'It cannot be done' },
              ]}
            />
            <Why label="What was done, and by whom" />
          </Form>
        </Details>
      )}
      {step.outcome === 'done' && step.action === 'hold' && (
        <Details summary={`Renew this hold for 72 hours: ${what}`}>
          <Form
            id={`renew-${step.id}`}
            send="Renew the hold"
            kind="second"
            onSend={({ note }) => order(`holds/${step.id}`, { note })}
            onDone={() => done('The hold is renewed.')}
          >
            <Why />
          </Form>
        </Details>
      )}
      {step.outcome === 'done' && undoable.has(step.action) && (
        <Details summary={`${step.action === 'hold' ? 'Lift the hold' : 'Undo'}: ${what}`}>
          <Form
            id={`undo-${step.id}`}
            send={step.action === 'hold' ? 'Lift the hold' : 'Undo the step'}
            kind="second"
            onSend={({ note }) => order(`steps/${step.id}`, { type: 'undo-step', note })}
            onDone={() => done('The step is being undone.')}
          >
            <Why />
          </Form>
        </Details>
      )}
    </>
  );
}

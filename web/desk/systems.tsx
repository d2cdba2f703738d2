import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { focusSoon } from '../components/focus.ts';
import { Details, Notification } from '../components/panels.tsx';
import { useDesk, useReading } from './context.ts';
import { moment } from './dates.tsx';
import { Area, Form } from './form.tsx';
import { Heading } from './heading.tsx';

z.config({ jitless: true });

const system = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['own', 'vendor', 'predecessor', 'marketplace-seller']),
  adapter: z.enum(['http', 'manual']),
  owner: z.string(),
  answerDays: z.number(),
  emergencyStop: z.boolean(),
  paymentProvider: z.boolean(),
  changes: z.array(z.object({ on: z.boolean(), at: z.string(), by: z.string(), reason: z.string() })),
});
type System = z.output<typeof system>;
const systemsAnswer = z.object({ systems: z.array(system) });

const kindWords: Readonly<Record<System['kind'], string>> = {
  own: 'Our own system',
  vendor: 'A vendor’s system',
  predecessor: 'A predecessor company’s system',
  'marketplace-seller': 'A marketplace seller’s system',
};

/** The business's systems and their emergency stops. A stop ends changes; searches, collection and clocks go on. */
export function SystemsPage({ timeZone }: { readonly timeZone: string }) {
  const { say } = useDesk();
  const [turn, setTurn] = useState(0);
  const reading = useReading('/desk/systems', systemsAnswer, turn);
  const done = (text: string) => {
    setTurn((n) => n + 1);
    say(text);
    focusSoon('main h1');
  };
  return (
    <>
      <Heading>Systems and emergency stops</Heading>
      <p>A stop ends changes in one system at once. Searches, collecting records and every date go on.</p>
      {reading.kind === 'waiting' && <p role="status">Reading the systems.</p>}
      {reading.kind === 'fault' && <Notification tone="alert" title={reading.text} />}
      {reading.kind === 'here' && (
        <ul class="steps">
          {reading.value.systems.map((one) => (
            <SystemLine key={one.id} system={one} timeZone={timeZone} done={done} />
          ))}
        </ul>
      )}
    </>
  );
}

function SystemLine(props: {
  readonly system: System;
  readonly timeZone: string;
  readonly done: (text: string) => void;
}) {
  const { system: one, timeZone, done } = props;
  const { call, acts, me, name } = useDesk();
  const mayResume = me.roles.includes('approver');
  const what = one.emergencyStop ? `Let ${one.name} be changed again` : `Stop changes in ${one.name}`;
  return (
    <li>
      <div class="step-line">
        <strong>{one.name}</strong>
        <span class={`tag ${one.emergencyStop ? 'late' : 'met'}`}>{one.emergencyStop ? 'Stopped' : 'Works'}</span>
        <span class="quiet">
          {kindWords[one.kind]}, {one.adapter === 'manual' ? `by hand within ${one.answerDays} days` : 'by its API'},
          owner {one.owner}
        </span>
      </div>
      {acts && (!one.emergencyStop || mayResume) && (
        <Details summary={what}>
          <Form
            id={`stop-${one.id}`}
            send={one.emergencyStop ? 'End the stop' : 'Stop it now'}
            kind="second"
            onSend={({ reason }) => call('POST', `/desk/systems/${one.id}/stop`, { on: !one.emergencyStop, reason })}
            onDone={() => done(one.emergencyStop ? 'The stop is off.' : 'The stop is on.')}
          >
            <Area name="reason" label="Why" hint="At least 10 characters. No name of a person." rows={3} />
          </Form>
        </Details>
      )}
      {acts && one.emergencyStop && !mayResume && <p class="quiet">An approver ends the stop.</p>}
      {one.changes.length > 0 && (
        <Details summary={`What was switched before: ${one.name}`}>
          <ul>
            {one.changes.map(({ on, at, by, reason }) => (
              <li key={at}>
                {moment(at, timeZone)}: {on ? 'stopped' : 'let go'} by {name(by)}. {reason}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </li>
  );
}

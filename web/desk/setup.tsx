import * as z from 'zod/mini';
import { type SetupLine, setupPoints } from '../../shared/domain/setup.ts';
import { Notification } from '../components/panels.tsx';
import { useDesk, useReading } from './context.ts';
import { Heading } from './heading.tsx';
import { setupWords, stateWords } from './setup-words.ts';

z.config({ jitless: true });

const setupAnswer = z.object({
  points: z.array(
    z.object({
      point: z.enum(setupPoints),
      state: z.enum(['set', 'example', 'missing', 'without']),
      values: z.array(z.string()),
    }),
  ),
});

/** What is not set up yet, for whoever deploys: read from what the desk runs with. Nothing is changed here. */
export function SetupPage() {
  const reading = useReading('/desk/setup', setupAnswer, 0);
  return (
    <>
      <Heading>Set-up</Heading>
      <p>What this desk runs with. It is read here and changed where it says.</p>
      {reading.kind === 'waiting' && <p role="status">Reading the set-up.</p>}
      {reading.kind === 'fault' && <Notification tone="alert" title={reading.text} />}
      {reading.kind === 'here' && <Points lines={reading.value.points} />}
    </>
  );
}

function Points({ lines }: { readonly lines: readonly SetupLine[] }) {
  const open = lines.filter(({ state }) => state === 'example' || state === 'missing');
  const rest = lines.filter((line) => !open.includes(line));
  return (
    <>
      <h2>{open.length === 0 ? 'Nothing is open' : `Not set yet: ${open.length}`}</h2>
      {open.length === 0 ? <p>Everything this page knows of is set.</p> : <List lines={open} />}
      {rest.length > 0 && <h2>In use</h2>}
      <List lines={rest} />
    </>
  );
}

function List({ lines }: { readonly lines: readonly SetupLine[] }) {
  const { name } = useDesk();
  return (
    <ul class="steps">
      {lines.map(({ point, state, values }) => {
        const { label, why, where } = setupWords[point];
        const isPeople = point === 'staff' || point === 'approvers';
        const shown = isPeople ? values.map(name) : values;
        return (
          <li key={point}>
            <div class="step-line">
              <strong>{label}</strong>
              <span class={`tag ${stateWords[state].tone}`}>{stateWords[state].label}</span>
              <span>{shown.join(point === 'post' || isPeople ? ', ' : ' · ')}</span>
            </div>
            <p class="quiet">
              {why} {state === 'set' ? '' : `Set it: ${where}.`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

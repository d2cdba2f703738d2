import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { localDate } from '../../shared/domain/time.ts';
import type { Answered } from '../api.ts';
import { Button } from '../components/button.tsx';
import { focusSoon } from '../components/focus.ts';
import { Notification } from '../components/panels.tsx';
import { type Reading, read, useDesk } from './context.ts';
import { Form, Text } from './form.tsx';
import { Heading } from './heading.tsx';
import { csvOf, type Figures, figuresOf, target } from './numbers-of.ts';
import { hashOf } from './route.ts';
import { type QueueRow, queueAnswer } from './schemas.ts';

z.config({ jitless: true });

const cell = z.union([z.string(), z.number(), z.boolean()]);
const askedRow = z.intersection(
  z.object({
    reference: z.string(),
    receivedOn: z.string(),
    dueOn: z.string(),
    answeredOn: z.string(),
    answer: z.string(),
    ground: z.string(),
    days: z.string(),
    channel: z.string(),
    lane: z.string(),
    missedDeadline: z.boolean(),
  }),
  z.record(z.string(), cell),
);
type Row = z.output<typeof askedRow>;
const askedAnswer = z.object({ rows: z.array(askedRow), next: z.optional(z.string()) });

interface NumbersProps {
  readonly timeZone: string;
  readonly from: string;
  readonly to: string;
}

/** How the desk does, in tables, and everyone who asked as a file (S8, L48). No personal data is in either. */
export function NumbersPage(props: NumbersProps) {
  const [turn, setTurn] = useState(0);
  const reading = useNumbers(turn);
  const whole = reading.kind === 'here' ? reading.value : undefined;
  const asked = (whole?.rows ?? []).filter(
    ({ receivedOn }) => (props.from === '' || receivedOn >= props.from) && (props.to === '' || receivedOn <= props.to),
  );
  return (
    <>
      <Heading>Numbers</Heading>
      <details class="more" open={props.from !== '' || props.to !== ''}>
        <summary>Only requests received in a range of days</summary>
        <Form
          id="range"
          send="Show these days"
          kind="second"
          first={{ from: props.from, to: props.to }}
          onSend={async () => ({ kind: 'done', body: undefined })}
          onDone={(_, { from = '', to = '' }) => {
            location.hash = hashOf(['numbers'], { from, to });
          }}
        >
          <Text name="from" label="From" hint="Like 2026-01-01" width="short" optional />
          <Text name="to" label="To" hint="Like 2026-12-31" width="short" optional />
        </Form>
      </details>
      <p role="status" class="quiet">
        {reading.kind === 'waiting' && 'Reading the cases.'}
        {whole !== undefined && `${asked.length === 1 ? '1 request' : `${asked.length} requests`}. ${target}.`}
      </p>
      {reading.kind === 'fault' && (
        <Notification tone="alert" title={reading.text}>
          <p>Not every case was read, so no number is shown.</p>
          <Button
            kind="second"
            onClick={() => {
              setTurn((n) => n + 1);
              focusSoon('main h1');
            }}
          >
            Try again
          </Button>
        </Notification>
      )}
      {whole !== undefined && (
        <Whole asked={asked} figures={figuresOf(asked, whole.open, localDate(whole.now, props.timeZone))} />
      )}
    </>
  );
}

/** Shown only of every case there is: the regulator would be given a part as the whole (L48). */
function Whole({ asked, figures }: { readonly asked: readonly Row[]; readonly figures: readonly Figures[] }) {
  return (
    <>
      <div class="figures">
        {figures.map(({ title, rows: lines }) => (
          <table key={title}>
            <caption>{title}</caption>
            <tbody>
              {lines.length === 0 && (
                <tr>
                  <th scope="row">None yet</th>
                  <td>0</td>
                </tr>
              )}
              {lines.map(([label, value]) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <Button kind="second" onClick={() => save(asked)}>
        Save everyone who asked (CSV)
      </Button>
    </>
  );
}

function save(rows: readonly Row[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csvOf(rows)], { type: 'text/csv' }));
  link.download = 'asked.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

interface Read {
  readonly rows: readonly Row[];
  readonly open: readonly QueueRow[];
  readonly now: string;
}

/** Everything there is, page by page: open cases, then those that are done. Anew with each turn. */
function useNumbers(turn: number): Reading<Read> {
  const { call } = useDesk();
  const [state, setState] = useState<Reading<Read>>({ kind: 'waiting' });
  useEffect(() => {
    let wanted = true;
    setState({ kind: 'waiting' });
    const ask = (path: string, query: Readonly<Record<string, string>>) =>
      wanted ? call('GET', `${path}?${new URLSearchParams(query).toString()}`) : undefined;
    void readAll(ask).then((read) => {
      if (wanted) setState(read);
    });
    return () => {
      wanted = false;
    };
  }, [turn]);
  return state;
}

/** `undefined`: nobody waits for it any more. */
type Ask = (path: string, query: Readonly<Record<string, string>>) => Promise<Answered> | undefined;

async function readAll(ask: Ask): Promise<Reading<Read>> {
  const asked = await pagesOf(ask, '/desk/asked', {}, askedAnswer);
  if (asked.kind !== 'here') return asked;
  const done = await pagesOf(ask, '/desk/asked', { closed: '1' }, askedAnswer);
  if (done.kind !== 'here') return done;
  const queue = await pagesOf(ask, '/desk/queue', {}, queueAnswer);
  if (queue.kind !== 'here') return queue;
  return {
    kind: 'here',
    value: {
      rows: [...asked.value, ...done.value].flatMap(({ rows }) => rows),
      open: queue.value.flatMap(({ cases }) => cases),
      now: queue.value.at(-1)?.now ?? '',
    },
  };
}

async function pagesOf<T extends z.ZodMiniType<{ readonly next?: string | undefined }>>(
  ask: Ask,
  path: string,
  query: Readonly<Record<string, string>>,
  schema: T,
): Promise<Reading<readonly z.output<T>[]>> {
  const pages: z.output<T>[] = [];
  let after: string | undefined;
  do {
    const answered = await ask(path, { ...query, ...(after === undefined ? {} : { after }) });
    if (answered === undefined) return { kind: 'waiting' };
    const page = read(answered, schema);
    if (page.kind !== 'here') return page;
    pages.push(page.value);
    after = page.value.next;
  } while (after !== undefined);
  return { kind: 'here', value: pages };
}

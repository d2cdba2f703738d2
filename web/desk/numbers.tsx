import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { localDate } from '../../shared/domain/time.ts';
import { Button } from '../components/button.tsx';
import { Notification } from '../components/panels.tsx';
import { read, useDesk } from './context.ts';
import { Form, Text } from './form.tsx';
import { Heading } from './heading.tsx';
import { csvOf, figuresOf, target } from './numbers-of.ts';
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

/** How the desk does, in tables, and everyone who asked as a file (S8, L48). No personal data is in either. */
export function NumbersPage(props: { readonly timeZone: string; readonly from: string; readonly to: string }) {
  const { rows, open, now, whole, fault } = useNumbers();
  const today = localDate(now, props.timeZone);
  const asked = rows.filter(
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
      {fault !== '' && <Notification tone="alert" title={fault} />}
      <p role="status" class="quiet">
        {whole ? `${asked.length === 1 ? '1 request' : `${asked.length} requests`}. ${target}.` : 'Reading the cases.'}
      </p>
      {whole && (
        <>
          <div class="figures">
            {figuresOf(asked, open, today).map(({ title, rows: lines }) => (
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
      )}
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

const noRows: readonly Row[] = [];
const noCases: readonly QueueRow[] = [];

/** Everything there is, page by page: open cases, then those that are done. */
function useNumbers() {
  const { call } = useDesk();
  const [state, setState] = useState({
    rows: noRows,
    open: noCases,
    now: '2000-01-01T00:00:00.000Z',
    whole: false,
    fault: '',
  });
  useEffect(() => {
    let wanted = true;
    void (async () => {
      const rows: Row[] = [];
      const open: QueueRow[] = [];
      let now = '';
      const pages = async (path: string, closed: boolean, take: (body: unknown) => string | undefined) => {
        let after: string | undefined;
        do {
          const ask = new URLSearchParams({
            ...(closed ? { closed: '1' } : {}),
            ...(after === undefined ? {} : { after }),
          });
          const answered = await call('GET', `${path}?${ask.toString()}`);
          const got = read(answered, z.unknown());
          if (got.kind === 'fault' && wanted) setState((before) => ({ ...before, fault: got.text }));
          after = got.kind === 'here' ? take(got.value) : undefined;
        } while (wanted && after !== undefined);
      };
      for (const closed of [false, true])
        await pages('/desk/asked', closed, (body) => {
          const page = askedAnswer.safeParse(body);
          if (page.success) rows.push(...page.data.rows);
          return page.data?.next;
        });
      await pages('/desk/queue', false, (body) => {
        const page = queueAnswer.safeParse(body);
        if (page.success) {
          open.push(...page.data.cases);
          now = page.data.now;
        }
        return page.data?.next;
      });
      if (wanted && now !== '') setState((before) => ({ ...before, rows, open, now, whole: true }));
    })();
    return () => {
      wanted = false;
    };
  }, []);
  return state;
}

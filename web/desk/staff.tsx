import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Answered } from '../api.ts';
import { focusSoon } from '../components/focus.ts';
import { Details, Notification } from '../components/panels.tsx';
import { useDesk, useReading } from './context.ts';
import { moment } from './dates.tsx';
import { Choose, Form, Why } from './form.tsx';
import { Heading } from './heading.tsx';
import { type Entered, type StaffRow, staffRows } from './staff-rows.ts';
import { Table } from './table.tsx';

z.config({ jitless: true });

const staffAnswer = z.object({
  members: z.array(
    z.object({
      id: z.string(),
      backup: z.string(),
      approver: z.boolean(),
      left: z.optional(z.object({ at: z.string(), by: z.string() })),
    }),
  ),
});
const leaveAnswer = z.object({
  to: z.string(),
  moved: z.number(),
  refused: z.number(),
  next: z.optional(z.string()),
});
type LeaveAnswer = z.output<typeof leaveAnswer>;

/** A call moves a page of open cases; the next one begins where it stopped. */
async function letGo(
  call: ReturnType<typeof useDesk>['call'],
  person: string,
  order: Readonly<Record<string, string | undefined>>,
  so: Pick<LeaveAnswer, 'moved' | 'refused' | 'next'> = { moved: 0, refused: 0 },
): Promise<Answered> {
  const { next: after } = so;
  const path = `/desk/staff/${encodeURIComponent(person)}/leave`;
  const answered = await call('POST', path, { ...order, ...(after === undefined ? {} : { after }) });
  const done = answered.kind === 'done' ? leaveAnswer.safeParse(answered.body) : undefined;
  if (!done?.success) return answered;
  const { to, moved, refused, next } = done.data;
  const sum = { moved: so.moved + moved, refused: so.refused + refused, next };
  return next === undefined ? { kind: 'done', body: { to, ...sum } } : await letGo(call, person, order, sum);
}

/** Who is here, who stands in, who is gone; an approver lets somebody go, and the work moves at once. */
export function StaffPage({ timeZone }: { readonly timeZone: string }) {
  const { me, say, name } = useDesk();
  const [turn, setTurn] = useState(0);
  const reading = useReading('/desk/staff', staffAnswer, turn);
  const rows = reading.kind === 'here' ? staffRows(reading.value.members, me.staff) : [];
  const isApprover = me.roles.includes('approver');
  const gone = (body: unknown, { label }: StaffRow) => {
    const done = leaveAnswer.safeParse(body);
    setTurn((n) => n + 1);
    if (done.success)
      say(
        `${label} decides nothing any more. Cases that moved to ${name(done.data.to)}: ${done.data.moved}.${
          done.data.refused === 0 ? '' : ` Cases that did not: ${done.data.refused}. Look for them in the queue.`
        }`,
      );
    focusSoon('main h1');
  };
  return (
    <>
      <Heading>Staff</Heading>
      <p>
        Who is on the desk, and who takes over. Whoever runs the desk keeps the list; a name is the one of the last
        sign-in.
      </p>
      {reading.kind === 'waiting' && <p role="status">Reading the staff list.</p>}
      {reading.kind === 'fault' && <Notification tone="alert" title={reading.text} />}
      {reading.kind === 'here' && (
        <Table
          caption="Staff of the desk"
          hideCaption
          rows={rows}
          keyOf={({ id }) => id}
          none="Nobody is on the list and nobody has signed in yet."
          columns={[
            { id: 'name', label: 'Name', heads: true, cell: ({ label }) => label },
            { id: 'approver', label: 'Approves', cell: approves },
            {
              id: 'backup',
              label: 'Backup',
              cell: ({ entry }) => (entry === undefined ? 'Not on the list' : name(entry.backup)),
            },
            { id: 'stands', label: 'State', cell: (row) => <Stands row={row} timeZone={timeZone} /> },
          ]}
        />
      )}
      {isApprover &&
        rows
          .filter(({ entry, id }) => entry?.left === undefined && id !== me.id)
          .map((row) => <Leaves key={row.id} row={row} others={rows} onDone={(body) => gone(body, row)} />)}
      {reading.kind === 'here' && !isApprover && <p class="quiet">An approver writes down that somebody leaves.</p>}
    </>
  );
}

function approves({ entry }: StaffRow): string {
  return entry === undefined ? 'Not known' : entry.approver ? 'Yes' : 'No';
}

function Stands({ row: { entry }, timeZone }: { readonly row: StaffRow; readonly timeZone: string }) {
  return entry?.left === undefined ? (
    <span class="tag met">Here</span>
  ) : (
    <span>
      <span class="tag open">Gone</span> since {moment(entry.left.at, timeZone)}
    </span>
  );
}

function Leaves(props: {
  readonly row: StaffRow;
  readonly others: readonly StaffRow[];
  readonly onDone: (body: unknown) => void;
}) {
  const { row, others } = props;
  const { call } = useDesk();
  const known: Entered | undefined = row.entry;
  return (
    <Details summary={`${row.label} leaves the desk`}>
      <Form
        id={`leave-${row.id}`}
        send={`Let ${row.label} go`}
        kind="second"
        onSend={({ to = '', note }) => letGo(call, row.id, { ...(to === '' ? {} : { to }), note })}
        onDone={props.onDone}
      >
        <p>
          From now on the sign-in decides nothing. Every open case, and every proposal, goes to whoever takes over. If
          this is cut off, do it again: what has moved stays moved.
        </p>
        <Choose
          name="to"
          label="Who takes over?"
          empty={known === undefined ? 'Choose' : 'The one who stands in'}
          options={others
            .filter(({ id, entry }) => id !== row.id && entry?.left === undefined)
            .map(({ id, label }) => ({ value: id, label }))}
        />
        <Why />
      </Form>
    </Details>
  );
}

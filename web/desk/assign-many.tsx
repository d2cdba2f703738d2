import { useRef, useState } from 'preact/hooks';
import { Notification } from '../components/panels.tsx';
import { faultText, useDesk } from './context.ts';
import { Choose, Form } from './form.tsx';
import type { QueueRow } from './schemas.ts';

/** Owner and backup for the chosen cases, one after the other: each is an order of its own, and what is refused is said. Nothing else is done in bulk. */
export function AssignMany(props: { readonly rows: readonly QueueRow[]; readonly onDone: (text: string) => void }) {
  const { rows } = props;
  const { call, me, name } = useDesk();
  const [refused, setRefused] = useState<readonly string[]>([]);
  const given = useRef(new Set<string>());
  const people = me.staff.map(({ id, name: label }) => ({ value: id, label }));
  const cases = rows.length === 1 ? '1 case' : `${rows.length} cases`;
  return (
    <section class="card" aria-labelledby="assign-many-title">
      <h2 id="assign-many-title">Assign {cases}</h2>
      {refused.length > 0 && (
        <Notification tone="alert" title="Some cases were not assigned">
          <ul>
            {refused.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notification>
      )}
      <Form
        id="assign-many"
        send={`Assign ${cases}`}
        kind="second"
        keep
        first={{ owner: me.id }}
        check={({ owner = '', backup = '' }) => ({
          ...(owner === '' ? { owner: 'Choose who has the cases' } : {}),
          ...(backup === '' ? { backup: 'Choose who takes over' } : {}),
          ...(owner !== '' && owner === backup ? { backup: 'Choose somebody else as backup' } : {}),
        })}
        onSend={async ({ owner, backup }) => {
          const lines: string[] = [];
          for (const { case: id, view } of rows) {
            const answered = await call('POST', `/desk/cases/${id}/owner`, { owner, backup });
            if (answered.kind === 'done') given.current.add(id);
            else lines.push(`${view.reference}: ${faultText(answered)}`);
          }
          setRefused(lines);
          return { kind: 'done', body: {} };
        }}
        onDone={(_, { owner = '' }) => {
          const count = rows.filter(({ case: id }) => given.current.has(id)).length;
          if (count > 0) props.onDone(`${count === 1 ? '1 case is' : `${count} cases are`} ${name(owner)}’s now.`);
        }}
      >
        <Choose name="owner" label="Owner" options={people} />
        <Choose name="backup" label="Backup" options={people} hint="Gets the reminders nobody acknowledges." />
      </Form>
    </section>
  );
}

import { focusSoon } from '../components/focus.ts';
import { type Task, TaskList } from '../components/panels.tsx';
import { useActing } from './acting.ts';
import type { ShownCase } from './case.ts';

/** Things she can do now, each leading to its place on this page; nothing when there are none. */
export function Todo({
  shown,
  onAdd,
}: {
  readonly shown: ShownCase;
  readonly onAdd: (purpose: ShownCase['missing'][number]) => void;
}) {
  const { words } = useActing();
  const { todo } = words;
  const stateOf = (purpose: ShownCase['missing'][number]) => {
    if (shown.again?.includes(purpose) === true) return todo.tryAgain;
    const sent = shown.documents.filter((d) => d.purpose === purpose && d.state !== 'sending');
    if (sent.some((d) => d.state === 'checking' || d.state === 'received')) return todo.checking;
    return sent.length > 0 ? todo.tryAgain : todo.wanted;
  };
  const tasks: readonly Task[] = [
    ...(hasRecords(shown) ? [task(todo.records, todo.open, 'records')] : []),
    ...(shown.changes ?? []).map(({ change, what, by }) =>
      task(words.change.heading[what], by === 'staff' ? words.change.nothingYet : todo.confirm, `change-${change}`),
    ),
    ...shown.missing.map((purpose) => ({
      title: todo.missing[shown.asker ?? 'self'][purpose],
      state: stateOf(purpose),
      done: stateOf(purpose) === todo.checking,
      href: '#add',
      onGo: () => {
        onAdd(purpose);
        goTo('add');
      },
    })),
  ];
  if (tasks.length === 0) return null;
  return (
    <>
      <h2>{todo.heading}</h2>
      <TaskList tasks={tasks} />
      {shown.missing.length > 0 && <p>{todo.otherWays}</p>}
    </>
  );
}

function task(title: string, state: string, id: string): Task {
  return { title, state, done: false, href: `#${id}`, onGo: () => goTo(id) };
}

/** Without the address: its fragment is the link. */
function goTo(id: string): void {
  document.getElementById(id)?.scrollIntoView();
  focusSoon(`[id="${id}"]`);
}

export function hasRecords(shown: ShownCase): boolean {
  return shown.word === 'ready' || shown.word === 'partly' || shown.recordsUntil !== undefined;
}

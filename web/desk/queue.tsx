import { useEffect, useState } from 'preact/hooks';
import { requesterWords, stateOf } from '../../shared/content/desk/words.ts';
import { localDate } from '../../shared/domain/time.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { focusSoon } from '../components/focus.ts';
import { Notification } from '../components/panels.tsx';
import type { StaffData } from '../page-data.ts';
import { AssignMany } from './assign-many.tsx';
import { read, useDesk } from './context.ts';
import { Left, shortDay } from './dates.tsx';
import { Heading } from './heading.tsx';
import { ListKeys } from './list-keys.tsx';
import {
  type Filters,
  filtersOf,
  flags,
  hashOfFilters,
  isUnassigned,
  type SortId,
  shownRows,
  tasksOf,
  views,
  waitsForPerson,
} from './queue-views.ts';
import type { Route } from './route.ts';
import { hashOf } from './route.ts';
import { type QueueRow, queueAnswer } from './schemas.ts';
import { type Column, Table } from './table.tsx';

/** Milliseconds after an order at which the queue is read again. */
const followsAfter = [0, 1500, 5000];

/** Cases by due date. Nothing is hidden by default: the clock of each is running (ux.md, S2). */
export function QueuePage({ route, timeZone }: { readonly route: Route } & Pick<StaffData, 'timeZone'>) {
  const { acts, me, name, say } = useDesk();
  const filters = filtersOf(route.query);
  const [turn, setTurn] = useState(0);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const { rows, today, state, fault, fourEyes } = useQueue(filters.view === 'done', timeZone, turn);
  const shown = shownRows(rows, filters, { me: me.id, today, name });
  const label = views.find(({ id }) => id === filters.view)?.label ?? '';
  const mayAssign = acts && filters.view !== 'done';
  const chosen = shown.filter((row) => picked.includes(row.case));
  const pick: Column<QueueRow> = {
    id: 'pick',
    label: 'Choose',
    cell: (row) => (
      <input
        class="pick"
        type="checkbox"
        aria-label={`Choose ${row.view.reference}`}
        checked={picked.includes(row.case)}
        onChange={(event) =>
          setPicked(event.currentTarget.checked ? [...picked, row.case] : picked.filter((one) => one !== row.case))
        }
      />
    ),
  };
  const assigned = (text: string) => {
    setPicked([]);
    // The queue follows the log a little later.
    for (const wait of followsAfter) setTimeout(() => setTurn((n) => n + 1), wait);
    say(text);
    focusSoon('main h1');
  };
  return (
    <>
      <Heading>{`Queue: ${label}`}</Heading>
      <nav aria-label="Views" class="views">
        <ul>
          {views.map(({ id, label: text }) => (
            <li key={id}>
              <a
                href={hashOfFilters({ ...filters, view: id })}
                {...(id === filters.view ? { 'aria-current': 'true' as const } : {})}
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <FilterBox key={route.query.toString()} filters={filters} />
      {fault !== '' && <Notification tone="alert" title={fault} />}
      {fourEyes !== '' && <Notification tone="alert" title={fourEyes} />}
      <p role="status" class="quiet">
        {state === 'waiting' ? 'Reading the queue.' : countWords(shown.length, state === 'more')}
      </p>
      {state !== 'waiting' && (
        <Table
          caption={`${label}, ${filters.sort === 'due' && !filters.down ? 'due first' : 'sorted'}`}
          hideCaption
          rows={shown}
          columns={[...(mayAssign ? [pick] : []), ...columns(filters, today, name)]}
          keyOf={(row) => row.case}
          none={emptyWords(filters)}
        />
      )}
      {mayAssign && chosen.length > 0 && <AssignMany rows={chosen} onDone={assigned} />}
      {state !== 'waiting' && shown.length > 0 && <ListKeys links="main .row-link" />}
    </>
  );
}

function countWords(count: number, more: boolean): string {
  const cases = count === 1 ? '1 case' : `${count} cases`;
  return more ? `${cases} so far. Reading on.` : cases;
}

function emptyWords({ view, flags: chosen, find }: Filters): string {
  return chosen.length > 0 || find !== ''
    ? 'No case fits these filters.'
    : view === 'all'
      ? 'No case is open.'
      : 'No case is in this view.';
}

function columns(filters: Filters, today: string, name: (id: string) => string): readonly Column<QueueRow>[] {
  const sortable = (sort: SortId) => {
    const isNow = filters.sort === sort;
    return {
      sortHref: hashOfFilters({ ...filters, sort, down: isNow && !filters.down }),
      sorted: isNow ? (filters.down ? ('descending' as const) : ('ascending' as const)) : undefined,
    };
  };
  return [
    {
      id: 'due',
      label: 'Due',
      ...sortable('due'),
      cell: ({ view }) => (
        <>
          {shortDay(view.dueOn)} {filters.view === 'done' ? null : <Left due={view.dueOn} today={today} />}
        </>
      ),
    },
    {
      id: 'reference',
      label: 'Reference',
      heads: true,
      ...sortable('reference'),
      cell: ({ view }) => (
        <a class="row-link whole" href={hashOf(['case', view.reference])}>
          {view.reference}
        </a>
      ),
    },
    { id: 'state', label: 'State', ...sortable('state'), cell: ({ view }) => stateOf(view) },
    {
      id: 'next',
      label: 'Next move',
      cell: (row) => (row.view.phase === 'closed' ? 'Nobody' : waitsForPerson(row) ? 'The person' : 'Us'),
    },
    {
      id: 'owner',
      label: 'Assigned',
      ...sortable('owner'),
      cell: (row) => (isUnassigned(row) ? 'Nobody yet' : name(row.view.owner)),
    },
    { id: 'documents', label: 'Documents', cell: documentWords },
    {
      id: 'flags',
      label: 'Flags',
      cell: (row) => {
        const said = flagWords(row);
        return said.length === 0 ? 'None' : said.join(', ');
      },
    },
  ];
}

function documentWords({ view: { documents = [] } }: QueueRow): string {
  const received = documents.filter(({ status }) => status === 'received').length;
  const checking = documents.filter(({ status }) => status === 'arrived').length;
  const words = [...(received > 0 ? [`${received} received`] : []), ...(checking > 0 ? [`${checking} checking`] : [])];
  return words.length === 0 ? 'None' : words.join(', ');
}

function flagWords(row: QueueRow): readonly string[] {
  const { view } = row;
  const count = tasksOf(row);
  const tasks = count === 0 ? [] : [count === 1 ? '1 task' : `${count} tasks`];
  const second = view.secondReviews === 0 ? [] : ['Second review'];
  const asks = view.requester === undefined ? [] : [`${requesterWords[view.requester]} asks`];
  const ended = view.retentionEnded === true ? ['Retention has ended'] : [];
  const others = flags
    .filter(({ id, holds }) => !['task', 'minor', 'officer'].includes(id) && holds(row))
    .map(({ label }) => label);
  return [...tasks, ...second, ...asks, ...others, ...ended];
}

/** Applied by the button; what is on can be taken off one by one. */
function FilterBox({ filters }: { readonly filters: Filters }) {
  const [find, setFind] = useState(filters.find);
  const [chosen, setChosen] = useState<readonly string[]>(filters.flags);
  const isOn = filters.flags.length > 0 || filters.find !== '';
  const apply = (event: Event) => {
    event.preventDefault();
    location.hash = hashOfFilters({ ...filters, find: find.trim(), flags: chosen });
  };
  return (
    <div class="filters">
      <details open={isOn}>
        <summary>Filter and find</summary>
        <form onSubmit={apply} class="filter-form">
          <Field name="find" label="Reference, or a part of it" value={find} onValue={setFind} width="half" />
          <fieldset class="group">
            <legend class="label">Only cases with all of these</legend>
            <div class="filter-choices">
              {flags.map(({ id, label }) => (
                <div class="choice" key={id}>
                  <input
                    id={`flag-${id}`}
                    type="checkbox"
                    checked={chosen.includes(id)}
                    onChange={(event) =>
                      setChosen(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                    }
                  />
                  <label for={`flag-${id}`}>{label}</label>
                </div>
              ))}
            </div>
          </fieldset>
          <Button submit kind="second">
            Apply filters
          </Button>
        </form>
      </details>
      {isOn && (
        <ul class="chips" aria-label="Filters that are on">
          {filters.find !== '' && (
            <li>
              <a href={hashOfFilters({ ...filters, find: '' })}>
                <span class="away">Take off: </span>
                {filters.find}
              </a>
            </li>
          )}
          {flags
            .filter(({ id }) => filters.flags.includes(id))
            .map(({ id, label }) => (
              <li key={id}>
                <a href={hashOfFilters({ ...filters, flags: filters.flags.filter((one) => one !== id) })}>
                  <span class="away">Take off: </span>
                  {label}
                </a>
              </li>
            ))}
        </ul>
      )}
    </div>
  );
}

interface Queue {
  readonly rows: readonly QueueRow[];
  readonly today: string;
  readonly state: 'waiting' | 'more' | 'whole';
  readonly fault: string;
  /** Why four eyes cannot be had; empty while they can. */
  readonly fourEyes: string;
}

/** Page by page to the end, so that a view shows all that is in it; the first page stands as soon as it is there. */
function useQueue(closed: boolean, timeZone: string, turn: number): Queue {
  const { call } = useDesk();
  const nothing: Queue = { rows: [], today: '2000-01-01', state: 'waiting', fault: '', fourEyes: '' };
  const [queue, setQueue] = useState<Queue & { readonly closed: boolean }>({ ...nothing, closed });
  useEffect(() => {
    let wanted = true;
    void (async () => {
      let after: string | undefined;
      let rows: readonly QueueRow[] = [];
      do {
        const ask = new URLSearchParams({
          ...(closed ? { closed: '1' } : {}),
          ...(after === undefined ? {} : { after }),
        });
        const answered = read(await call('GET', `/desk/queue?${ask.toString()}`), queueAnswer);
        if (!wanted) return;
        if (answered.kind !== 'here') {
          const fault = answered.kind === 'fault' ? answered.text : '';
          setQueue((before) => ({ ...before, state: 'whole', fault, closed }));
          return;
        }
        rows = [...rows, ...answered.value.cases];
        after = answered.value.next;
        const today = localDate(answered.value.now, timeZone);
        const fourEyes = answered.value.fourEyes?.text ?? '';
        setQueue({ rows, today, state: after === undefined ? 'whole' : 'more', fault: '', fourEyes, closed });
      } while (after !== undefined);
    })();
    return () => {
      wanted = false;
    };
  }, [closed, turn]);
  return queue.closed === closed ? queue : nothing;
}

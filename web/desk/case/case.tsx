import { useState } from 'preact/hooks';
import { stateOf } from '../../../shared/content/desk/words.ts';
import type { ProblemCode } from '../../../shared/schemas/problems.ts';
import { focusSoon } from '../../components/focus.ts';
import { Notification } from '../../components/panels.tsx';
import { useDesk, useReading } from '../context.ts';
import { day, Left } from '../dates.tsx';
import { Heading } from '../heading.tsx';
import { hashOf, previewPiece, type Route } from '../route.ts';
import { caseAnswer, type DeskCase } from '../schemas.ts';
import { CaseProvider, type CaseTools, openProposals, tasksToDo } from './context.ts';
import { sections } from './sections.tsx';

const standsAside = 'rule.stands-aside' satisfies ProblemCode;

/** One case: who it is, what it waits for, and its pages (ux.md, S3). */
export function CasePage({ reference, route }: { readonly reference: string; readonly route: Route }) {
  const { call, say } = useDesk();
  const [turn, setTurn] = useState(0);
  const [, , section = '', ...rest] = route.path;
  // Anew for every page of it: somebody else may have acted, and what was looked at is on the timeline.
  const shown = [section, ...rest.filter((piece) => piece !== previewPiece)].join('/');
  const reading = useReading(`/desk/cases/${encodeURIComponent(reference)}`, caseAnswer, `${turn} ${shown}`);
  const found = sections.find(({ id }) => id === section) ?? sections[0];
  const at: CaseTools['at'] = (...path) => hashOf(['case', reference, ...path]);
  const title = `${reference}: ${found.titleOf?.(rest) ?? found.label}`;
  const tools = (it: DeskCase): CaseTools => ({
    it,
    order: (path, body) => call('POST', `/desk/cases/${it.id}/${path}`, body),
    done: (said, to) => {
      setTurn((n) => n + 1);
      if (to !== undefined) location.hash = hashOf(['case', reference, ...to]);
      else focusSoon('main h1');
      say(said);
    },
    at,
  });
  // One heading, before and after the case is read: it holds the focus since the page was come to, and a new one would lose it.
  return (
    <>
      {reading.kind === 'here' && <IdentityBar it={reading.value} />}
      {reading.kind === 'here' && <CaseNav it={reading.value} at={at} here={found.id} />}
      <Heading>{title}</Heading>
      {reading.kind === 'fault' && reading.code === standsAside && (
        <Notification title={reading.text}>
          <p>
            It is about you or somebody close to you, so you neither see it nor act on it. If that is not so, ask an
            approver to let you back.
          </p>
          <p>
            <a href={hashOf(['queue'])}>Back to the queue</a>
          </p>
        </Notification>
      )}
      {reading.kind === 'fault' && reading.code !== standsAside && <Notification tone="alert" title={reading.text} />}
      {reading.kind === 'waiting' && <p role="status">Reading the case.</p>}
      {reading.kind === 'here' && (
        <CaseProvider value={tools(reading.value)}>
          <found.Page key={shown} path={rest} query={route.query} />
        </CaseProvider>
      )}
    </>
  );
}

function CaseNav({ it, at, here }: { readonly it: DeskCase; readonly at: CaseTools['at']; readonly here: string }) {
  return (
    <nav class="sections" aria-label="Pages of this case">
      <ul>
        {sections.map(({ id, label, count }) => (
          <li key={id}>
            <a href={at(...(id === '' ? [] : [id]))} {...(id === here ? { 'aria-current': 'page' } : {})}>
              {label}
              {(count?.(it) ?? 0) > 0 && (
                <>
                  {' '}
                  <span class="count">{count?.(it)}</span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function IdentityBar({ it }: { readonly it: DeskCase }) {
  const { name } = useDesk();
  const { view, file, today } = it;
  return (
    <section class="identity" aria-label="This case">
      <dl>
        <div>
          <dt>Reference</dt>
          <dd>
            <strong>{file.reference}</strong>
          </dd>
        </div>
        <div>
          <dt>{view.phase === 'open' ? 'Answer due' : 'Was due'}</dt>
          <dd>
            {day(view.dueOn)} {view.phase === 'open' && <Left due={view.dueOn} today={today} />}
          </dd>
        </div>
        <div>
          <dt>State</dt>
          <dd>{view.phase === 'closed' ? `Closed. ${stateOf(view)}` : stateOf(view)}</dd>
        </div>
        <div>
          <dt>Owner</dt>
          <dd>{name(file.owner)}</dd>
        </div>
        <div>
          <dt>Next</dt>
          <dd>{nextWords(it)}</dd>
        </div>
      </dl>
    </section>
  );
}

function nextWords(it: DeskCase): string {
  const { view, file } = it;
  const [second, tasks] = [openProposals(it).length, tasksToDo(it)];
  if (view.phase === 'closed') return 'Nothing. Everything is answered';
  if (second > 0) return 'A second person decides';
  if (tasks > 0) return tasks === 1 ? 'We have 1 task' : `We have ${tasks} tasks`;
  if (file.proof.status === 'wanted')
    return file.proof.askedAt === undefined ? 'We look at the proof' : 'The person sends proof';
  return 'We decide';
}

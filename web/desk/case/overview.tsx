import {
  requesterWords,
  ripeWords,
  taskWords,
  unfinishedWords,
  wantWords,
} from '../../../shared/content/desk/words.ts';
import type { Ripe } from '../../../shared/domain/case/tracks/ripe.ts';
import type { TaskKind } from '../../../shared/domain/case/vocabulary.ts';
import { Details } from '../../components/panels.tsx';
import { useDesk } from '../context.ts';
import { day } from '../dates.tsx';
import { Form, Why } from '../form.tsx';
import { Act } from './act.tsx';
import { Checklist } from './checklist.tsx';
import { asideOf, firedReminders, openProposals, openTasks, useCase } from './context.ts';
import { decisionWords } from './decision-words.ts';
import { Facts } from './facts.tsx';
import { Keeping } from './keeping.tsx';
import { recipientName } from './names.ts';

/** What the case waits for, the law's list, and the date with its working. */
export function OverviewPage() {
  return (
    <div class="columns">
      <div>
        <Waiting />
        <h2>What the law asks</h2>
        <Checklist />
      </div>
      <div>
        <Deadline />
        <About />
        <Keeping />
      </div>
    </div>
  );
}

/** Where a task is done. */
const places: Readonly<Partial<Record<TaskKind, (about: string) => readonly string[]>>> = {
  'confirm-match': (about) => ['accounts', about],
  'step-parked': (about) => ['accounts', about.split('.')[0] ?? ''],
  'step-by-hand': (about) => ['accounts', about.split('.')[0] ?? ''],
  'hold-lapsing': (about) => ['accounts', about.split('.')[0] ?? ''],
  'unfreeze-wanted': (about) => ['accounts', about.split('.')[0] ?? ''],
  'stands-after-decline': (about) => ['accounts', about],
  'late-proof': () => ['people'],
  'found-after-answer': () => ['people'],
  'notice-choice': (about) => ['accounts', about],
  'system-parked': () => ['accounts'],
  'search-by-hand': (about) => ['accounts', 'search', about],
  'deadline-choice': () => ['decide'],
  'freeze-choice': (about) => ['accounts', about],
  'package-parked': () => ['records'],
  'release-rest': () => ['records'],
  'release-copy': () => ['records'],
  'prove-recipient': () => ['people'],
  'safe-route': () => ['people'],
  'confirm-change': () => ['people'],
  'mail-undelivered': () => ['people'],
  'mail-unconfirmed': () => ['people'],
  'letter-unposted': () => ['people'],
  'letter-returned': () => ['people'],
  'document-unchecked': () => ['evidence'],
  'card-claimed': () => ['proof'],
  'cards-unresolved': () => ['proof'],
  appeal: () => ['accounts'],
};

function Waiting() {
  const { it, at, order, done } = useCase();
  const { acts, name } = useDesk();
  const tasks = openTasks(it);
  const proposals = openProposals(it);
  const fired = firedReminders(it);
  const ripe = it.view.ripe ?? [];
  return (
    <>
      <h2>Waiting for us</h2>
      {tasks.length + proposals.length + fired.length + ripe.length === 0 && <p>Nothing waits here.</p>}
      {tasks.length + proposals.length + fired.length + ripe.length > 0 && (
        <ul class="tasks">
          {proposals.map(({ id, decision, by }) => (
            <li key={id}>
              <a href={at('decide', 'proposal', id)}>{decisionWords(decision, it)}</a>
              <span class="quiet">Proposed by {name(by)}</span>
            </li>
          ))}
          {ripe.map(({ kind, about }) => (
            <li key={`${kind} ${about}`}>
              <span>
                <a href={kind === 'release' ? at('decide', 'release') : `${at('decide', 'freeze')}?match=${about}`}>
                  {ripeWords[kind]}
                </a>{' '}
                <span class="quiet">{it.file.matches[about]?.account}</span>
              </span>
              <GivenBack kind={kind} about={about} />
            </li>
          ))}
          {tasks.map((task) => (
            <li key={task.id}>
              <TaskName kind={task.kind} about={task.about} />
              {acts && (
                <Details summary={`Close: ${taskWords[task.kind]}`}>
                  <Form
                    id={`close-${task.id}`}
                    send="Close the task"
                    kind="second"
                    onSend={({ note }) => order(`tasks/${encodeURIComponent(task.id)}`, { note })}
                    onDone={() => done('The task is closed.')}
                  >
                    <Why />
                  </Form>
                </Details>
              )}
            </li>
          ))}
          {fired.map(({ request, number }) => (
            <li key={`${request} ${number}`}>
              <span>Reminder of day {number}</span>
              {acts && (
                <Act
                  kind="quiet"
                  label="Acknowledge"
                  about={`the reminder of day ${number}`}
                  onSend={() => order(`reminders/${number}`, { request })}
                  onDone={() => done('Acknowledged. It climbs no further.')}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The last time it was proposed, when the second person said why not. */
function GivenBack({ kind, about }: Ripe) {
  const { it, at } = useCase();
  const { name } = useDesk();
  const last = Object.values(it.file.proposals).findLast(({ decision: d }) =>
    kind === 'release' ? d.kind === kind && d.request === about : d.kind === kind && d.match === about,
  );
  return last?.returned === undefined ? null : (
    <a href={at('decide', 'proposal', last.id)}>Returned by {name(last.returned.by)}: read why</a>
  );
}

function TaskName({ kind, about }: { readonly kind: TaskKind; readonly about: string }) {
  const { it, at } = useCase();
  const place = places[kind]?.(about);
  const match = it.file.matches[about.split('.')[0] ?? ''];
  const who = it.file.recipients[about] ? recipientName(it, about) : '';
  const what =
    kind === 'work-unfinished' ? (unfinishedWords[about.split('.')[0] ?? ''] ?? '') : (match?.account ?? who);
  return (
    <span>
      {place === undefined ? taskWords[kind] : <a href={at(...place)}>{taskWords[kind]}</a>}{' '}
      {what !== '' && <span class="quiet">{what}</span>}
    </span>
  );
}

function Deadline() {
  const { it } = useCase();
  return (
    <section class="card" aria-labelledby="deadline">
      <h2 id="deadline">Answer by {day(it.view.dueOn)}</h2>
      {it.view.targetOn !== it.view.dueOn && <p>Our own target is {day(it.view.targetOn)}.</p>}
      <Details summary="How the date came about">
        <ol>
          {it.deadlineWorking.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <p>Nothing that happens later moves it.</p>
      </Details>
    </section>
  );
}

function About() {
  const { it } = useCase();
  const { name } = useDesk();
  const { file } = it;
  const aside = asideOf(it);
  return (
    <section class="card" aria-labelledby="about">
      <h2 id="about">About the request</h2>
      <Facts
        rows={[
          ['Who asks', requesterWords[file.requester]],
          ['Language', file.language === 'es' ? 'Spanish' : 'English'],
          ['Written to by', file.contact.preferred === 'post' ? 'Mail' : 'Email'],
          [
            'Safe contact',
            file.safeContact ? 'Someone else may see the mail: neutral subjects, no mail home' : 'No need said',
          ],
          ['Wants', file.wants.map((want) => wantWords[want]).join('. ')],
          ['Backup', name(file.backup)],
          ...(aside.length === 0 ? [] : [['Stands aside', aside.map(name).join(', ')] as const]),
        ]}
      />
    </section>
  );
}

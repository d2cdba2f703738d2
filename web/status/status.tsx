import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { longDate } from '../../shared/content/format.ts';
import type { SentBy, StatusPageWords } from '../../shared/content/pages/status.ts';
import type { DocumentPurpose } from '../../shared/domain/case/vocabulary.ts';
import { Button } from '../components/button.tsx';
import { useFrame } from '../components/context.ts';
import { focusSoon } from '../components/focus.ts';
import { Page } from '../components/page.tsx';
import { Notification } from '../components/panels.tsx';
import { LinkForm } from '../link/link-form.tsx';
import { ActingProvider, callCase, useActing } from './acting.ts';
import { type ShownCase, shownCase } from './case.ts';
import { Changes } from './changes.tsx';
import { Copies } from './copies.tsx';
import { AskAgain, Decision } from './decision.tsx';
import { Manage, Resume } from './manage.tsx';
import { Papers } from './papers.tsx';
import { Records } from './records.tsx';
import { hasRecords, Todo } from './todo.tsx';
import { Top } from './top.tsx';

type Seen =
  | { readonly kind: 'loading' | 'no-link' | 'not-working' | 'offline' | 'failed' }
  | { readonly kind: 'moved'; readonly newLink: SentBy }
  | Loaded;
interface Loaded {
  readonly kind: 'case';
  readonly shown: ShownCase;
}

/** After an order the log moves on at once, and what this page reads a little later. Milliseconds. */
const again = [700, 2500, 8000];

/** How a request is going, for whoever has its private link. Looking changes nothing; the token stays in the fragment and in memory. */
export function Status({ words, cardField }: { readonly words: StatusPageWords; readonly cardField: string }) {
  const { language, brand } = useFrame();
  const [token, setToken] = useState('');
  const [seen, setSeen] = useState<Seen>({ kind: 'loading' });
  const [said, say] = useState('');
  const [done, setDone] = useState('');
  /** Where the focus was when something changed, and where it is to go once that is there. */
  const focus = useRef<{ from?: Element | null; to?: string | undefined }>({});
  const timers = useRef<readonly ReturnType<typeof setTimeout>[]>([]);
  /** The link that has ended: what was still on its way to its case is not shown. */
  const ended = useRef('');

  const read = async (of: string, quiet: boolean) => {
    if (of === '') return setSeen({ kind: 'no-link' });
    const answer = await callCase('GET', '', of, language);
    if (of === ended.current) return;
    const parsed = shownCase.safeParse(answer.kind === 'done' ? answer.body : undefined);
    if (focus.current.to === undefined) focus.current.from = document.activeElement;
    if (parsed.success) return setSeen({ kind: 'case', shown: parsed.data });
    if (answer.kind === 'problem' && answer.problem.code === 'link.not-working')
      return setSeen({ kind: 'not-working' });
    if (!quiet) setSeen({ kind: answer.kind === 'offline' ? 'offline' : 'failed' });
  };
  const stop = () => {
    for (const timer of timers.current) clearTimeout(timer);
  };
  const refresh = () => {
    stop();
    timers.current = again.map((wait) => setTimeout(() => void read(token, true), wait));
  };
  const succeed = (sentence: string, to?: string) => {
    say(sentence);
    setDone(to === undefined ? sentence : '');
    focus.current = to === undefined ? {} : { from: document.activeElement, to };
    if (to === undefined) focusSoon('[id="done"]');
  };
  const moved = (newLink: SentBy) => {
    stop();
    ended.current = token;
    setDone('');
    setSeen({ kind: 'moved', newLink });
    say(words.moved.by[newLink]);
    focusSoon('main h1');
  };
  // What had the focus may be gone from the case as it is now: a change that is confirmed, a button to go on.
  useLayoutEffect(() => {
    const { from, to } = focus.current;
    const at = document.activeElement;
    const there = to === undefined ? null : document.querySelector<HTMLElement>(to);
    if (there !== null && (at === from || at === document.body)) there.focus();
    else if (at === document.body && from !== undefined && from !== null && from !== document.body)
      document.querySelector<HTMLElement>('main h1')?.focus();
    if (to === undefined || there !== null) focus.current = {};
  }, [seen]);
  useEffect(() => {
    const arrive = () => {
      const given = location.hash.slice(1);
      ended.current = '';
      setDone('');
      setToken(given);
      void read(given, false);
    };
    arrive();
    addEventListener('hashchange', arrive);
    return () => {
      removeEventListener('hashchange', arrive);
      stop();
    };
  }, []);
  useEffect(() => {
    if (seen.kind !== 'case' || !seen.shown.documents.some(({ state }) => state === 'checking')) return;
    const timer = setTimeout(() => void read(token, true), 5000);
    return () => clearTimeout(timer);
  }, [seen]);
  useEffect(() => {
    // A title says nothing of the case: whoever looks over a shoulder sees "Your request".
    document.title = `${words.title} - ${brand.company}`;
  }, []);

  const unlinked = seen.kind === 'no-link' ? words.noLink : seen.kind === 'not-working' ? words.notWorking : undefined;
  const heavy = seen.kind === 'case' && ['declined', 'none-found', 'late'].includes(seen.shown.word);
  return (
    <Page path="/status/" hash={token === '' ? '' : `#${token}`} lifeline={heavy}>
      <p class="away" role="status">
        {said}
      </p>
      {done !== '' && (
        <div id="done" tabIndex={-1}>
          <Notification tone="good" title={done} />
        </div>
      )}
      {seen.kind === 'loading' && (
        <>
          <h1>{words.title}</h1>
          <p>{words.loading}</p>
        </>
      )}
      {unlinked !== undefined && (
        <>
          <h1 tabIndex={-1}>{unlinked.title}</h1>
          {unlinked.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <h2>{words.link.title}</h2>
          <LinkForm words={words} say={say} />
        </>
      )}
      {seen.kind === 'moved' && (
        <>
          <h1 tabIndex={-1}>{words.moved.title}</h1>
          <p>{words.moved.by[seen.newLink]}</p>
          <p>{words.moved.old}</p>
        </>
      )}
      {(seen.kind === 'offline' || seen.kind === 'failed') && (
        <>
          <h1 tabIndex={-1}>{words.title}</h1>
          <Notification tone="alert" title={words.failed.title}>
            <p>{seen.kind === 'offline' ? words.failed.offline : words.failed.other}</p>
            <p>{words.failed.call(brand.phone)}</p>
          </Notification>
          <Button
            onClick={() => {
              void read(token, false).then(() => focusSoon('main h1'));
            }}
          >
            {words.failed.again}
          </Button>
        </>
      )}
      {seen.kind === 'case' && (
        <ActingProvider value={{ words, token, say, cardField, done: succeed, moved, refresh }}>
          <Shown shown={seen.shown} />
        </ActingProvider>
      )}
    </Page>
  );
}

const answered = ['declined', 'none-found', 'none-yet', 'ready', 'partly'];

function Shown({ shown }: { readonly shown: ShownCase }) {
  const { words } = useActing();
  const { language } = useFrame();
  const [purpose, setPurpose] = useState<DocumentPurpose | ''>('');
  const { reader, word } = shown;
  const mine = reader !== 'copy';
  const letters = shown.letters ?? [];
  return (
    <>
      <Top shown={shown} />
      {mine && shown.withdrawn === true && <Resume />}
      <Todo shown={shown} onAdd={setPurpose} />
      {mine && <Changes changes={shown.changes ?? []} />}
      {hasRecords(shown) && <Records paper={mine} />}
      {mine && answered.includes(word) && <Decision word={word} />}
      {mine && (answered.includes(word) || word === 'closed') && shown.withdrawn !== true && <AskAgain />}
      <Papers shown={shown} purpose={purpose} onPurpose={setPurpose} />
      {(shown.emailFailed === true || letters.length > 0) && (
        <>
          <h2>{words.mail.heading}</h2>
          {shown.emailFailed === true && <p>{words.mail.failed}</p>}
          {letters.map(({ letter, status }) => (
            <p key={letter}>{status === 'printed' ? words.mail.printed : words.mail.waiting}</p>
          ))}
        </>
      )}
      <Copies copies={shown.others ?? []} />
      {shown.history.length > 0 && (
        <>
          <h2>{words.history.heading}</h2>
          <ol class="history">
            {shown.history.map((line, at) => (
              <li key={`${line.on} ${at}`}>
                <span class="hint-inline">{longDate(line.on, language)}</span>
                <span>{line.words}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {mine && <Manage shown={shown} />}
    </>
  );
}

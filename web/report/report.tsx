import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Answers, noAnswers } from '../../shared/content/form/answers.ts';
import { allFaults } from '../../shared/content/form/faults.ts';
import { isBlank, toReport } from '../../shared/content/form/to-report.ts';
import { type FormWords, filePurposes, partNames } from '../../shared/content/form/words.ts';
import type { Fault } from '../../shared/schemas/report.ts';
import { useArrival, useTitle } from '../components/arrival.ts';
import { Button } from '../components/button.tsx';
import { inLanguage, useFrame } from '../components/context.ts';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Page } from '../components/page.tsx';
import { Notification } from '../components/panels.tsx';
import type { PageData } from '../page-data.ts';
import { ClearAnswers } from './clear-answers.tsx';
import { filesToSend, seenFiles } from './files.ts';
import { useKeeping } from './keeping.ts';
import type { PartProps } from './part.ts';
import {
  faultsOfScreen,
  hashOf,
  type Route,
  routeOf,
  ruleOf,
  type ScreenId,
  screenOf,
  skipped,
  way,
} from './screens.ts';
import { sendReport, type Unsent } from './send-report.ts';
import { SentPage } from './sent.tsx';
import { type Files, forget, type KeptReceipt, keepReceipt, loadReceipt, noFiles } from './store.ts';
import { titleOf, viewOf } from './views.tsx';

const first: Route = { screen: 'happened/who', change: false };

/** The report form: one question per page, every step with its own address, nothing sent before Send (ux.md, Surface 1). */
export function Report({ words, data }: { readonly words: FormWords; readonly data: PageData }) {
  const { language, words: frame, brand, sentence } = useFrame();
  const [answers, setAnswers] = useState<Answers>(noAnswers);
  const [files, setFiles] = useState<Files>(noFiles);
  const [route, setRoute] = useState<Route>(first);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<Unsent | { readonly kind: 'online' } | undefined>(undefined);
  const [kept, setKept] = useState<KeptReceipt | undefined>(undefined);
  const [said, say] = useState('');
  const sending = useRef(false);

  const go = (to: Route) => {
    location.hash = hashOf(to);
  };

  const startAnew = () => {
    forget();
    setAnswers(noAnswers);
    setFiles(noFiles);
    setKept(undefined);
    go(first);
  };
  useKeeping(answers, { onRead: setAnswers, onForgotten: startAnew });
  // Before the page is said to be live, as with her answers.
  useLayoutEffect(() => {
    setKept(loadReceipt());
    setRoute(routeOf(location.hash));
    const follow = () => {
      if (location.hash === '' || location.hash.startsWith('#/')) setRoute(routeOf(location.hash));
    };
    const back = () => setProblem((before) => (before?.kind === 'offline' ? { kind: 'online' } : before));
    addEventListener('hashchange', follow);
    addEventListener('online', back);
    return () => {
      removeEventListener('hashchange', follow);
      removeEventListener('online', back);
    };
  }, []);

  const steps = way(answers, data.policy);
  const screen: ScreenId = route.screen !== 'sent' && steps.includes(route.screen) ? route.screen : 'happened/who';
  const isSent = route.screen === 'sent' && kept !== undefined;
  const already = !isSent && answers === noAnswers ? kept : undefined;
  const shown = faults.filter(({ path }) => screen === 'send/check' || screenOf(path) === screen);
  const title = isSent ? words.sent.title : titleOf(screen, words, answers);

  useTitle(
    [
      shown.length > 0 ? frame.errorPrefix + title : title,
      ...(isSent ? [] : [words.partShort(ruleOf(screen).part)]),
      brand.company,
    ].join(' - '),
  );
  useArrival(isSent ? 'sent' : screen, () => {
    if (screen !== 'send/check') setFaults([]);
    setProblem(undefined);
    say(already === undefined ? '' : words.sent.already.title(already.receipt.reference));
  });

  const refuse = (found: readonly Fault[]) => {
    setFaults(found);
    setAttempt((count) => count + 1);
  };
  const after = (from: ScreenId, left: Answers): Route => {
    const ahead = way(left, data.policy).slice(way(left, data.policy).indexOf(from) + 1);
    const next = ahead[0] ?? 'send/check';
    if (!route.change) return { screen: next, change: false };
    // Back to the check page, unless what was changed opened a question that is not answered yet.
    const open = allFaults(left, language, data.policy);
    const unanswered = ahead.find((id) => id !== 'send/sign' && faultsOfScreen(id, open).length > 0);
    if (from === 'about/address' && next === 'about/before' && isBlank(left.before))
      return { screen: next, change: true };
    return unanswered === undefined ? { screen: 'send/check', change: false } : { screen: unanswered, change: true };
  };
  /** What was wrong here is not said again on the next step. */
  const pass = (given: Answers) => {
    const left = seenFiles(screen, given, files);
    setFaults([]);
    setAnswers(left);
    go(after(screen, left));
  };
  const goOn = () => {
    const all = allFaults(answers, language, data.policy);
    const found =
      screen === 'send/check' ? all.filter(({ path }) => screenOf(path) !== 'send/sign') : faultsOfScreen(screen, all);
    if (found.length > 0) return refuse(found);
    if (screen !== 'send/sign') return pass(answers);
    if (all.length > 0) {
      refuse(all);
      return go({ screen: 'send/check', change: false });
    }
    void send();
  };
  const send = async () => {
    if (sending.current) return;
    sending.current = true;
    setProblem(undefined);
    say(words.sign.sending);
    const sent = await sendReport(toReport(answers, language), language);
    sending.current = false;
    say('');
    if (sent.kind === 'faults') {
      refuse(sent.faults);
      return go({ screen: 'send/check', change: false });
    }
    if (sent.kind !== 'done') return setProblem(sent);
    const receipt = { receipt: sent.receipt, byEmail: answers.contact === 'email', earlier: sent.earlier };
    keepReceipt(receipt);
    setKept(receipt);
    setFiles(filesToSend(answers, files, data.policy));
    setAnswers(noAnswers);
    location.replace('#/sent');
  };
  useEffect(() => {
    if (problem?.kind === 'online') void send();
  }, [problem]);

  const parts: PartProps = {
    words,
    answers,
    data,
    files,
    say,
    set: (change) => setAnswers((before) => ({ ...before, ...change })),
    setFiles: (change) => {
      setFiles({ ...files, ...change });
      const counts = Object.fromEntries(Object.entries(change).map(([purpose, { length }]) => [purpose, length]));
      setAnswers((before) => ({ ...before, files: { ...before.files, ...counts } }));
    },
    error: (control) => {
      const fault = shown.find(({ path }) => path === control);
      return fault === undefined ? undefined : sentence(fault.code);
    },
  };
  const at = steps.indexOf(screen);
  const previous = steps[at - 1];
  const back = route.change
    ? hashOf({ screen: 'send/check', change: false })
    : previous === undefined
      ? inLanguage('/', language)
      : hashOf({ screen: previous, change: false });

  return (
    <Page path="/report/" hash={isSent ? '#/sent' : hashOf({ screen, change: route.change })} lifeline={isSent}>
      <p class="away" role="status">
        {said}
      </p>
      {isSent ? (
        <SentPage
          words={words}
          kept={kept}
          say={say}
          toSend={filePurposes.flatMap((purpose) =>
            files[purpose].map((file, i) => ({
              file,
              purpose,
              // Of an officer the API asks her authorisation.
              sentAs:
                purpose === 'authority' && kept.receipt.missing.includes('authorisation') ? 'authorisation' : purpose,
              name: words.files.name[purpose](i + 1),
            })),
          )}
        />
      ) : (
        <form
          // Does nothing by itself: Continue before the script runs must not leave the page with answers in its address (U14).
          method="dialog"
          noValidate
          autocomplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            goOn();
          }}
        >
          <a class="back" href={back}>
            {frame.back}
          </a>
          <p class="part">
            {words.part(ruleOf(screen).part, words.parts[partNames[ruleOf(screen).part - 1] ?? 'send'])}
          </p>
          <ErrorSummary
            attempt={attempt}
            errors={shown.map(({ path, code }) => ({
              field: path,
              sentence: sentence(code),
              href:
                screen === 'send/check'
                  ? hashOf({ screen: screenOf(path) ?? 'happened/who', change: true })
                  : undefined,
            }))}
          />
          {already !== undefined && (
            <Notification title={words.sent.already.title(already.receipt.reference)}>
              <p>{words.sent.already.text}</p>
              <p>
                <a href="#/sent">{words.sent.already.see}</a>
              </p>
            </Notification>
          )}
          {problem !== undefined && problem.kind !== 'online' && (
            <Notification tone="alert" title={words.problems.title}>
              <p>{problem.kind === 'offline' ? words.problems.offline : (problem.detail ?? words.problems.kept)}</p>
              <p>{words.problems.call(brand.phone)}</p>
            </Notification>
          )}
          {viewOf(screen, parts)}
          <div class="actions">
            <Button submit>
              {screen === 'send/sign' ? words.sign.send : screen === 'send/check' ? words.check.toSign : frame.continue}
            </Button>
            {ruleOf(screen).skips !== undefined && (
              <Button kind="quiet" onClick={() => pass(skipped(screen, answers))}>
                {JSON.stringify(skipped(screen, answers)) === JSON.stringify(answers) ? words.skip : words.clearStep}
              </Button>
            )}
          </div>
          <ClearAnswers words={words} onClear={startAnew} />
        </form>
      )}
    </Page>
  );
}

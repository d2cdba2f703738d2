import { useEffect, useRef, useState } from 'preact/hooks';
import { type Answered, callApi } from '../api.ts';
import { useArrival, useTitle } from '../components/arrival.ts';
import { Button } from '../components/button.tsx';
import { useFrame } from '../components/context.ts';
import { Notification } from '../components/panels.tsx';
import { now } from '../edges.ts';
import type { StaffData } from '../page-data.ts';
import { DeskProvider, type DeskTools, type Me, meAnswer, read } from './context.ts';
import { Heading } from './heading.tsx';
import { pageFor, placesFor } from './pages.tsx';
import { useRoute } from './route.ts';
import { arrive, leave, leaveToSignIn, type Session, stay, wasSignedIn } from './session.ts';
import { DeskFrame, DeskShell } from './shell.tsx';

type Stage =
  | { readonly at: 'opening' }
  | { readonly at: 'out'; readonly why: '' | 'refused' | 'over' | 'stranger' }
  /** Signed in, but nothing answered who that is. */
  | { readonly at: 'unanswered' }
  | { readonly at: 'in'; readonly me: Me };

/** Milliseconds before the end at which a call renews the sign-in, and at which staff are warned. */
const renewBefore = 10 * 60_000;
const warnBefore = 5 * 60_000;

export function Desk({ data }: { readonly data: StaffData }) {
  const [stage, setStage] = useState<Stage>({ at: 'opening' });
  const [minutes, setMinutes] = useState<number>();
  const [said, say] = useState('');
  const session = useRef<Session | undefined>(undefined);
  const renewing = useRef<Promise<boolean> | undefined>(undefined);
  const route = useRoute();
  const address = [...route.path, route.query.toString()].join('/');

  const out = (why: Extract<Stage, { at: 'out' }>['why']) => {
    session.current = undefined;
    setStage({ at: 'out', why });
  };
  const renew = (): Promise<boolean> => {
    const before = session.current;
    if (before === undefined) return Promise.resolve(false);
    renewing.current ??= stay(data, before).then((after) => {
      renewing.current = undefined;
      if (after !== undefined) session.current = after;
      setMinutes(undefined);
      return after !== undefined;
    });
    return renewing.current;
  };
  const asked = (method: 'GET' | 'POST', path: string, token: string, body?: unknown, headers = {}) =>
    callApi(method, path, {
      language: 'en',
      headers: { ...headers, authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const call: DeskTools['call'] = async (method, path, body, headers) => {
    if (session.current !== undefined && session.current.until - now() < renewBefore) await renew();
    const once = (): Promise<Answered> => asked(method, path, session.current?.access ?? '', body, headers);
    const first = await once();
    const isOver = (answered: Answered) => answered.kind === 'failed' && answered.status === 401;
    if (!isOver(first)) return first;
    if (!(await renew())) {
      out('over');
      return first;
    }
    return await once();
  };

  const enter = async () => {
    if (session.current === undefined) return out('over');
    setStage({ at: 'opening' });
    const answered = await asked('POST', '/desk/me', session.current.identity, {});
    if (isRefused(answered)) return out('stranger');
    const me = read(answered, meAnswer);
    return setStage(me.kind === 'here' ? { at: 'in', me: me.value } : { at: 'unanswered' });
  };

  useEffect(() => {
    void (async () => {
      const arrival = data.signIn === '' ? { kind: 'none' as const } : await arrive(data);
      if (arrival.kind === 'signed-in') {
        session.current = arrival.session;
        return await enter();
      }
      if (arrival.kind === 'none' && wasSignedIn()) return await leaveToSignIn(data);
      return out(arrival.kind === 'refused' ? 'refused' : '');
    })();
    const timer = setInterval(() => {
      const left = session.current === undefined ? undefined : session.current.until - now();
      if (left === undefined) return;
      if (left <= 0) out('over');
      else setMinutes(left < warnBefore ? Math.max(1, Math.round(left / 60_000)) : undefined);
    }, 15_000);
    return () => clearInterval(timer);
  }, []);
  useArrival(`${stage.at} ${address}`, () => {
    say('');
  });

  if (stage.at === 'opening') return <DeskShell />;
  if (stage.at === 'unanswered')
    return (
      <DeskFrame>
        <Heading>The desk did not answer</Heading>
        <p>You are signed in. Check your connection and try again.</p>
        <Button onClick={() => void enter()}>Try again</Button>
      </DeskFrame>
    );
  if (stage.at === 'out') return <SignInPage why={stage.why} data={data} />;

  const { me } = stage;
  const tools: DeskTools = {
    me,
    acts: me.roles.includes('reviewer') || me.roles.includes('approver'),
    name: (id) => nameOf(me, id),
    call,
    signInAgain: () => void leaveToSignIn(data, true),
    say: (text) => {
      // After the next page has come: coming to it empties what was said on the one before.
      setTimeout(() => say(text), 0);
    },
  };
  return (
    <DeskProvider value={tools}>
      <DeskFrame
        places={placesFor(tools, route)}
        who={
          <div class="who">
            <span>
              {nameOf(me, me.id)} <span class="quiet">({me.roles.join(', ')})</span>
            </span>
            <Button kind="quiet" onClick={() => leave(data, session.current)}>
              Sign out
            </Button>
          </div>
        }
      >
        {minutes !== undefined && (
          <Notification
            tone="alert"
            title={`You will be signed out in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}`}
          >
            <Button
              kind="second"
              onClick={() => void renew().then((stays) => (stays ? undefined : leaveToSignIn(data)))}
            >
              Stay signed in
            </Button>
          </Notification>
        )}
        <div role="status" class="said">
          {said !== '' && <p class="note good">{said}</p>}
        </div>
        {pageFor(tools, route, data)}
      </DeskFrame>
    </DeskProvider>
  );
}

/** By the API, or by the gateway before it. */
function isRefused(answered: Answered): boolean {
  return answered.kind === 'problem'
    ? answered.problem.code === 'role.missing'
    : answered.kind === 'failed' && (answered.status === 401 || answered.status === 403);
}

const machines: Readonly<Record<string, string>> = {
  subject: 'The person',
  officer: 'The officer',
  compliance: 'Nobody yet',
  backup: 'Nobody yet',
};

function nameOf(me: Me, id: string): string {
  const known = me.staff.find((one) => one.id === id)?.name;
  if (known !== undefined) return known;
  if (machines[id] !== undefined) return machines[id];
  return /^[\da-f]{8}-[\da-f]{4}-/u.test(id) ? `Staff member ${id.slice(0, 8)}` : id.replaceAll('-', ' ');
}

const whyOut = {
  '': '',
  refused: 'The sign-in did not work. Try again.',
  over: 'Your sign-in has ended. What you typed is kept in this tab.',
  stranger: 'You are signed in, but not as one of the desk. Ask whoever looks after the staff list.',
} as const;

function SignInPage({ why, data }: { readonly why: keyof typeof whyOut; readonly data: StaffData }) {
  const { brand } = useFrame();
  useTitle(`Sign in - Records desk - ${brand.company}`);
  return (
    <DeskFrame>
      <h1 tabIndex={-1}>Sign in to the records desk</h1>
      {why !== '' && <Notification tone="alert" title={whyOut[why]} />}
      {data.signIn === '' ? (
        <p>The sign-in of this desk is not set up yet.</p>
      ) : (
        <>
          <p>You sign in with your work account and its second factor. Who looks at what is written down.</p>
          <Button onClick={() => void leaveToSignIn(data)}>Sign in</Button>
        </>
      )}
    </DeskFrame>
  );
}

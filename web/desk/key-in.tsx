import { useRef, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { focusSoon } from '../components/focus.ts';
import { Details, Notification } from '../components/panels.tsx';
import { letGo } from '../kept.ts';
import { sendOnce } from '../send-once.ts';
import { addressOf } from './address.tsx';
import { useDesk, useReading } from './context.ts';
import { Form, forgetDraft, type Missing, type Values } from './form.tsx';
import { Heading } from './heading.tsx';
import { addressPaths, keyedBody } from './key-in-body.ts';
import { KeyInFields } from './key-in-fields.tsx';
import { hashOf } from './route.ts';

z.config({ jitless: true });

const procedure = z.object({
  version: z.string(),
  title: z.string(),
  steps: z.array(z.string()),
  never: z.array(z.string()),
});
/** `tell`: what is read to the person, in the language of the letters. */
const receipt = z.object({ reference: z.string(), tell: z.string() });
/** What is needed of a body that was sent, to say whose case it opened and in which language. */
const told = z.object({
  report: z.object({
    language: z._default(z.string(), 'en'),
    name: z._default(z.object({ given: z._default(z.string(), ''), family: z._default(z.string(), '') }), {
      given: '',
      family: '',
    }),
  }),
});
/** Of one member of staff: whoever signs in next in this tab sends under another key. */
const attemptOf = (staff: string) => `redress.desk.key-in.1.${staff}`;

interface Opened extends z.output<typeof receipt> {
  readonly language: string;
  /** It had arrived before, without the last changes: the name it has. */
  readonly earlier?: string | undefined;
}

/** Opens a case for somebody who wrote, called or came in, with the day it first came to anyone here (L4, L49). */
export function KeyInPage() {
  const { call, me } = useDesk();
  const reading = useReading('/intake', procedure);
  const [opened, setOpened] = useState<Opened>();
  const sent = useRef({ body: '', isEarlier: false });
  const reads = me.roles.some((role) => role !== 'front-line');
  const send = async (values: Values) => {
    const body = JSON.stringify(keyedBody(values, reading.kind === 'here' ? reading.value.version : undefined));
    const once = await sendOnce(attemptOf(me.id), body, (key, text) =>
      call('POST', '/intake', parsed(text), { 'idempotency-key': key }),
    );
    sent.current = { body: once.sent, isEarlier: once.sent !== body };
    return once.answer;
  };
  const another = () => {
    setOpened(undefined);
    focusSoon('main h1');
  };
  if (opened !== undefined)
    return (
      <>
        <Heading>The case is open</Heading>
        <Notification tone="good" title={`Reference ${opened.reference}`}>
          <p>
            Tell the person: <q lang={opened.language}>{opened.tell}</q>
          </p>
        </Notification>
        {opened.earlier !== undefined && (
          <Notification
            title={`It had already arrived as you first sent it${opened.earlier === '' ? '' : `, for ${opened.earlier}`}.`}
          >
            <p>
              What you typed after that is not in it, and stands in the form still. If it is about the same person, tell
              a reviewer, with the reference.
            </p>
          </Notification>
        )}
        <p>
          {reads && (
            <>
              <a href={hashOf(['case', opened.reference])}>Go to the case</a>.{' '}
            </>
          )}
          <button type="button" class="button second" onClick={another}>
            Key in another one
          </button>
        </p>
      </>
    );
  return (
    <>
      <Heading>Key in a request</Heading>
      {reading.kind === 'here' && (
        <Details summary={`What to do and what never to do (version ${reading.value.version})`}>
          <ol>
            {reading.value.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <ul>
            {reading.value.never.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Details>
      )}
      <Form
        id="key-in"
        send="Open the case"
        keep
        first={{
          'report.requester.kind': 'self',
          'report.language': 'en',
          'report.wants': 'records',
        }}
        check={missingOf}
        onSend={send}
        onDone={(body) => {
          const answer = receipt.safeParse(body);
          if (!answer.success) return;
          letGo(attemptOf(me.id));
          const { language, name } = told.parse(parsed(sent.current.body)).report;
          const earlier = sent.current.isEarlier ? `${name.given} ${name.family}`.trim() : undefined;
          // What had arrived is without what was typed since: that stays in the form.
          if (!sent.current.isEarlier) forgetDraft('key-in');
          setOpened({ ...answer.data, language, earlier });
          focusSoon('main h1');
        }}
      >
        {(values) => <KeyInFields values={values} />}
      </Form>
    </>
  );
}

function parsed(text: string): unknown {
  return JSON.parse(text);
}

/** Letters go to the first address there is: to one from before they would go astray. */
function missingOf(values: Values): Missing {
  return addressOf(values, addressPaths.before) !== undefined && addressOf(values, addressPaths.home) === undefined
    ? {
        [`${addressPaths.home}.lines`]:
          'Write the address of now too. Not known? Then write the other one under what else helps',
      }
    : {};
}

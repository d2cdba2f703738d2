import { useRef, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { focusSoon } from '../components/focus.ts';
import { Details, Notification } from '../components/panels.tsx';
import { freshKey } from '../edges.ts';
import { addressOf } from './address.tsx';
import { useDesk, useReading } from './context.ts';
import { Form, type Missing, type Values } from './form.tsx';
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

/** Opens a case for somebody who wrote, called or came in, with the day it first came to anyone here (L4, L49). */
export function KeyInPage({ today }: { readonly today: string }) {
  const { call, me } = useDesk();
  const reading = useReading('/intake', procedure);
  const [opened, setOpened] = useState<z.output<typeof receipt> & { readonly language: string }>();
  const key = useRef(freshKey());
  const reads = me.roles.some((role) => role !== 'front-line');
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
        first={{
          receivedOn: today,
          'report.requester.kind': 'self',
          'report.language': 'en',
          'report.wants': 'records',
        }}
        check={missingOf}
        onSend={(values) =>
          call('POST', '/intake', keyedBody(values, reading.kind === 'here' ? reading.value.version : undefined), {
            'idempotency-key': key.current,
          })
        }
        onDone={(body, values) => {
          const parsed = receipt.safeParse(body);
          if (!parsed.success) return;
          key.current = freshKey();
          setOpened({ ...parsed.data, language: values['report.language'] ?? 'en' });
          focusSoon('main h1');
        }}
      >
        {(values) => <KeyInFields values={values} />}
      </Form>
    </>
  );
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

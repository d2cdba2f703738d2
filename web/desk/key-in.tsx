import { useRef, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { channelWords, formWords, wantWords } from '../../shared/content/desk/words.ts';
import { channels, requestForms, wants } from '../../shared/domain/case/vocabulary.ts';
import { focusSoon } from '../components/focus.ts';
import { Details, Notification } from '../components/panels.tsx';
import { freshKey } from '../edges.ts';
import { useDesk, useReading } from './context.ts';
import { day } from './dates.tsx';
import { Area, Boxes, Choose, Form, linesOf, Pick, Text, type Values } from './form.tsx';
import { Heading } from './heading.tsx';
import { hashOf } from './route.ts';

z.config({ jitless: true });

const procedure = z.object({
  version: z.string(),
  title: z.string(),
  steps: z.array(z.string()),
  never: z.array(z.string()),
});
const receipt = z.object({ reference: z.string(), dueOn: z.string() });

/** Opens a case for somebody who wrote, called or came in, with the day it first came to anyone here (L4, L49). */
export function KeyInPage({ today }: { readonly today: string }) {
  const { call, me } = useDesk();
  const reading = useReading('/intake', procedure);
  const [opened, setOpened] = useState<z.output<typeof receipt>>();
  const key = useRef(freshKey());
  const reads = me.roles.some((role) => role !== 'front-line');
  if (opened !== undefined)
    return (
      <>
        <Heading>The case is open</Heading>
        <Notification tone="good" title={`Reference ${opened.reference}`}>
          <p>
            Tell the person: “We opened a request for you. Your reference is {opened.reference}. We will answer by{' '}
            {day(opened.dueOn)}. It is free.”
          </p>
        </Notification>
        <p>
          {reads && (
            <>
              <a href={hashOf(['case', opened.reference])}>Go to the case</a>.{' '}
            </>
          )}
          <button type="button" class="button second" onClick={() => setOpened(undefined)}>
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
        first={{ receivedOn: today, language: 'en', wants: 'records' }}
        onSend={(values) =>
          call('POST', '/intake', bodyOf(values, reading.kind === 'here' ? reading.value.version : undefined), {
            'idempotency-key': key.current,
          })
        }
        onDone={(body) => {
          const parsed = receipt.safeParse(body);
          if (!parsed.success) return;
          key.current = freshKey();
          setOpened(parsed.data);
          focusSoon('main h1');
        }}
      >
        <Choose
          name="channel"
          label="How it came in"
          options={channels.filter((one) => one !== 'web').map((value) => ({ value, label: channelWords[value] }))}
        />
        <Text
          name="receivedOn"
          label="The day it first came to anyone here"
          hint="It can be days ago. The 30 days begin then. Like 2026-03-31"
          width="short"
        />
        <Choose
          name="form"
          label="What came in"
          options={requestForms.map((value) => ({ value, label: formWords[value] }))}
        />
        <Area
          name="said"
          label="What the person said, in their own words"
          hint="No full card number and no Social Security number."
          optional
          rows={6}
        />
        <Text name="report.name.given" label="First or given name of the person" optional width="half" />
        <Text name="report.name.family" label="Last or family name of the person" optional width="half" />
        <Text name="report.email" label="Email of the person" type="email" optional width="half" />
        <Text name="report.phones.0" label="Phone of the person" type="tel" optional width="half" />
        <Area name="report.addresses.0.lines" label="Address of the person, street and number" optional rows={2} />
        <Text name="report.addresses.0.city" label="City" optional width="half" />
        <Text name="report.addresses.0.region" label="State" optional width="short" />
        <Text name="report.addresses.0.postalCode" label="ZIP code" optional width="short" />
        <Pick
          name="language"
          legend="Language of the person"
          options={[
            { value: 'en', label: 'English' },
            { value: 'es', label: 'Spanish' },
          ]}
        />
        <Boxes
          name="wants"
          legend="What the person wants"
          options={wants.map((value) => ({ value, label: wantWords[value] }))}
        />
      </Form>
    </>
  );
}

function bodyOf(values: Values, version: string | undefined) {
  const value = (name: string) => (values[name] ?? '').trim();
  const given = (name: string, as: string) => (value(name) === '' ? {} : { [as]: value(name) });
  const lines = linesOf(value('report.addresses.0.lines'));
  const name = { ...given('report.name.given', 'given'), ...given('report.name.family', 'family') };
  return {
    ...given('channel', 'channel'),
    receivedOn: value('receivedOn'),
    ...given('form', 'form'),
    ...given('said', 'said'),
    ...(version === undefined ? {} : { procedure: version }),
    report: {
      language: value('language'),
      ...(Object.keys(name).length === 0 ? {} : { name }),
      ...given('report.email', 'email'),
      ...(value('report.phones.0') === '' ? {} : { phones: [value('report.phones.0')] }),
      ...(lines.length === 0
        ? {}
        : {
            addresses: [
              {
                lines,
                ...given('report.addresses.0.city', 'city'),
                ...given('report.addresses.0.region', 'region'),
                ...given('report.addresses.0.postalCode', 'postalCode'),
                country: 'US',
              },
            ],
          }),
      wants: linesOf(values['wants']),
    },
  };
}

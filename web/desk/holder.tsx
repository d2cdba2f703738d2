import { useState } from 'preact/hooks';
import { focusSoon } from '../components/focus.ts';
import { Notification } from '../components/panels.tsx';
import { useDesk } from './context.ts';
import { Choose, Form, Text, Why } from './form.tsx';
import { Heading } from './heading.tsx';

/** The holder of an account calls about a hold and is heard (T2). All it takes is the account; nothing of a case is told here (L45). */
export function HolderPage({ today }: { readonly today: string }) {
  const { call, me } = useDesk();
  const [taken, setTaken] = useState(false);
  const another = (on: boolean) => {
    setTaken(on);
    focusSoon('main h1');
  };
  if (taken)
    return (
      <>
        <Heading>It is written down</Heading>
        <Notification tone="good" title="The desk was told">
          <p>Tell the holder: “Someone will look at it again. We will let you know.” Say nothing about why.</p>
        </Notification>
        <p>
          <button type="button" class="button second" onClick={() => another(false)}>
            Write down another one
          </button>
        </p>
      </>
    );
  return (
    <>
      <Heading>The holder of an account asks about a hold</Heading>
      <p>
        Take down what the holder says. Who asked for the hold, and why, is never said, and you need not know. A
        reviewer looks at it again.
      </p>
      <Form
        id="holder"
        send="Write it down"
        first={{ receivedOn: today }}
        check={({ system = '', account = '' }) => ({
          ...(system === '' ? { system: 'Choose the system' } : {}),
          ...(account.trim() === '' ? { account: 'Enter the account' } : {}),
        })}
        onSend={({ system, account = '', receivedOn, note }) =>
          call('POST', '/desk/appeals', { system, account: account.trim(), receivedOn, note })
        }
        onDone={() => another(true)}
      >
        <Choose
          name="system"
          label="Which system is the account in?"
          options={me.systems.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Text name="account" label="Account" hint="As the system writes it, like A-1003." width="half" />
        <Text name="receivedOn" label="The day the holder asked" hint="Like 2026-03-31" width="short" />
        <Why label="What the holder said" />
      </Form>
    </>
  );
}

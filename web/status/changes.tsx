import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Notification } from '../components/panels.tsx';
import { SendingForm } from '../components/sending-form.tsx';
import { useActing, useOrder } from './acting.ts';
import { confirmedChange, type ShownCase } from './case.ts';
import { Refused } from './refused.tsx';

type Change = NonNullable<ShownCase['changes']>[number];

/** Where a change she asked for stands on the page. */
export function changeAt(change: string): string {
  return `[id="change-${change}"]`;
}

/** What she asked for and has not confirmed: by a code to a second way, or a person calls (L45). */
export function Changes({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <>
      {changes.map((change) => (
        <Confirm key={change.change} change={change} />
      ))}
    </>
  );
}

function Confirm({ change }: { readonly change: Change }) {
  const { words, done, moved } = useActing();
  const [code, setCode] = useState('');
  const by = change.by === 'email' || change.by === 'post' ? change.by : 'person';
  const id = `code-${change.change}`;
  const order = useOrder(() => id);
  const confirm = async () => {
    const sent = await order.send(`/changes/${change.change}`, { code: code.replace(/\D/gu, '') });
    if (sent === undefined) return;
    const newLink = confirmedChange.safeParse(sent).data?.newLink;
    if (newLink === undefined) done(words.change.confirmed[change.what]);
    else moved(newLink);
  };
  return (
    <Notification title={words.change.heading[change.what]}>
      <div id={`change-${change.change}`} tabIndex={-1}>
        <p>{words.change.by[by]}</p>
        <p>{words.change.nothingYet}</p>
        <Refused order={order} />
        {by !== 'person' && (
          <SendingForm onSend={confirm}>
            <Field
              name={id}
              label={words.records.label}
              hint={words.records.hint}
              width="short"
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              error={order.faults[id]}
              onValue={setCode}
            />
            <Button submit>{words.change.confirm}</Button>
          </SendingForm>
        )}
      </div>
    </Notification>
  );
}

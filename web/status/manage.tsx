import { useState } from 'preact/hooks';
import { Button, LinkButton } from '../components/button.tsx';
import { Checkbox, Radios } from '../components/choices.tsx';
import { inLanguage, useFrame } from '../components/context.ts';
import { Details } from '../components/panels.tsx';
import { SendingForm } from '../components/sending-form.tsx';
import { useActing, useOrder } from './acting.ts';
import { askedChange, type ShownCase } from './case.ts';
import { ChangeContact } from './change-contact.tsx';
import { changeAt } from './changes.tsx';
import { NameRecipient } from './name-recipient.tsx';
import { Refused } from './refused.tsx';

/** How she is reached, her language, a new link, one more copy, and stopping: what needs more than the link says so. */
export function Manage({ shown }: { readonly shown: ShownCase }) {
  const { words } = useActing();
  const { language } = useFrame();
  const { manage } = words;
  return (
    <>
      <h2>{manage.heading}</h2>
      <Details summary={manage.contact}>
        <ChangeContact now={shown.writtenTo ?? 'email'} />
      </Details>
      <Details summary={manage.letters}>
        <Letters shown={shown} />
      </Details>
      <Details summary={manage.copy}>
        <NameRecipient />
      </Details>
      <Details summary={manage.link}>
        <p>{manage.linkText}</p>
        <p>
          <LinkButton href={inLanguage('/link/', language)}>{manage.linkGo}</LinkButton>
        </p>
      </Details>
      {shown.words.due !== undefined || shown.word === 'late' ? (
        <Details summary={manage.stop}>
          <Stop />
        </Details>
      ) : null}
    </>
  );
}

function Letters({ shown }: { readonly shown: ShownCase }) {
  const { words, say } = useActing();
  const { manage } = words;
  const order = useOrder();
  const [chosen, setChosen] = useState(shown.language);
  const [large, setLarge] = useState(shown.largePrint === true);
  const [saved, setSaved] = useState(false);
  const save = async () => {
    if ((await order.send('/preferences', { language: chosen, largePrint: large })) === undefined) return;
    setSaved(true);
    say(manage.saved);
  };
  return (
    <SendingForm onSend={save}>
      <Refused order={order} />
      {/* Officers and agencies are written to in English (docs/cases/people.md). */}
      {shown.reader !== 'officer' && (
        <Radios
          name="letters.language"
          legend={manage.language}
          options={[
            { value: 'en', label: 'English' },
            { value: 'es', label: 'Español' },
          ]}
          value={chosen}
          onValue={(value) => {
            setChosen(value);
            setSaved(false);
          }}
        />
      )}
      <Checkbox
        name="letters.large"
        label={manage.largePrint}
        checked={large}
        onValue={(value) => {
          setLarge(value);
          setSaved(false);
        }}
      />
      <div class="actions">
        <Button kind="second" submit>
          {manage.saveLetters}
        </Button>
        {saved && <span class="state done">{manage.saved}</span>}
      </div>
    </SendingForm>
  );
}

function Stop() {
  const { words, done } = useActing();
  const { manage } = words;
  const order = useOrder();
  const stop = async () => {
    const asked = askedChange.safeParse(await order.send('/changes', { what: 'withdrawal' }));
    if (asked.success) done(words.change.heading.withdrawal, changeAt(asked.data.change));
  };
  return (
    <>
      {manage.stopText.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Refused order={order} />
      <p>
        <Button kind="second" onClick={() => void stop()}>
          {manage.stopGo}
        </Button>
      </p>
    </>
  );
}

/** She stopped it and goes on: nothing but the link is needed, since it gives her rights back. */
export function Resume() {
  const { words, done } = useActing();
  const { manage } = words;
  const order = useOrder();
  const resume = async () => {
    if ((await order.send('/resume', {})) !== undefined) done(manage.resumed);
  };
  return (
    <>
      <p>{manage.resumeText}</p>
      <Refused order={order} />
      <p>
        <Button onClick={() => void resume()}>{manage.resume}</Button>
      </p>
    </>
  );
}

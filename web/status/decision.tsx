import { useEffect, useState } from 'preact/hooks';
import { lines } from '../../shared/content/form/lines.ts';
import { longDate } from '../../shared/content/format.ts';
import { Button } from '../components/button.tsx';
import type { ConfirmedCard } from '../components/card-frame.tsx';
import { useFrame } from '../components/context.ts';
import { Country } from '../components/country.tsx';
import { TextArea } from '../components/field.tsx';
import { focusSoon } from '../components/focus.ts';
import { Details, Lines, Notification } from '../components/panels.tsx';
import { SendingForm } from '../components/sending-form.tsx';
import { callCase, useActing, useOrder } from './acting.ts';
import { answerText, askedAgain, type ShownAnswer } from './case.ts';
import { MoreCards, typedCards } from './more-cards.tsx';
import { Refused } from './refused.tsx';

/** What we answered, in the language it was written in, and what would change it. `word`: with the state of the case its answer may change. */
export function Decision({ word }: { readonly word: string }) {
  const { token, words } = useActing();
  const { language, brand } = useFrame();
  const [answer, setAnswer] = useState<ShownAnswer | 'failed' | undefined>(undefined);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let wanted = true;
    void callCase('GET', '/answer', token, language).then((read) => {
      if (!wanted) return;
      const parsed = answerText.safeParse(read.kind === 'done' ? read.body : undefined);
      setAnswer(parsed.success ? parsed.data : 'failed');
      if (tries > 0) focusSoon('[id="answer"]');
    });
    return () => {
      wanted = false;
    };
  }, [token, word, tries]);
  if (answer === undefined) return null;
  if (answer === 'failed')
    return (
      <div id="answer" tabIndex={-1}>
        <Notification tone="alert" title={words.failed.answer}>
          <p>{words.failed.call(brand.phone)}</p>
        </Notification>
        <p>
          <Button onClick={() => setTries(tries + 1)}>{words.failed.again}</Button>
        </p>
      </div>
    );
  return (
    <div id="answer" tabIndex={-1}>
      {answer.language !== language && <p class="quiet">{words.answerInOther}</p>}
      <div lang={answer.language}>
        {answer.parts.map(({ heading, text, items }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            <Lines text={text} items={items} />
          </section>
        ))}
      </div>
    </div>
  );
}

/** Again, free, with a date of its own (L32, L33); with more to search for, if she knows more (L24). */
export function AskAgain() {
  const { words, done } = useActing();
  const { language, brand } = useFrame();
  const order = useOrder((path) =>
    path.endsWith('.country')
      ? 'more.country'
      : path.replace(/^(emails|phones|addresses|names|cards)\b.*$/u, 'more.$1'),
  );
  const [sent, setSent] = useState(false);
  const [typed, setTyped] = useState({ emails: '', phones: '', names: '', cards: '', addresses: '', country: 'US' });
  const set = (change: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...change }));
  const [confirmed, setConfirmed] = useState<readonly ConfirmedCard[]>([]);
  const again = async () => {
    const address = lines(typed.addresses);
    const more = {
      emails: lines(typed.emails),
      phones: lines(typed.phones),
      names: lines(typed.names),
      cards: [...confirmed, ...typedCards(typed.cards)],
      ...(address === undefined ? {} : { addresses: [{ lines: address, country: typed.country }] }),
    };
    const asked = askedAgain.safeParse(await order.send('/requests', more));
    if (!asked.success) return;
    setSent(true);
    const due = words.ask.done(longDate(asked.data.dueOn, language));
    done(asked.data.added === false ? `${due} ${words.ask.notAdded(brand.phone)}` : due);
  };
  if (sent) return null;
  const { ask } = words;
  const fields = [
    { name: 'cards', label: ask.cards, hint: ask.cardsHint, rows: 2 },
    { name: 'emails', label: ask.emails, hint: ask.lineHint, rows: 2 },
    { name: 'phones', label: ask.phones, hint: ask.lineHint, rows: 2 },
    { name: 'names', label: ask.names, hint: ask.namesHint, rows: 2 },
    { name: 'addresses', label: ask.address, hint: ask.addressHint, rows: 3 },
  ] as const;
  return (
    <SendingForm onSend={again}>
      <Refused order={order} />
      <p>{ask.text}</p>
      <Details summary={ask.more}>
        <p>{ask.moreText}</p>
        <MoreCards cards={confirmed} onCards={setConfirmed} />
        {fields.map(({ name, label, hint, rows }) => (
          <TextArea
            key={name}
            name={`more.${name}`}
            label={label}
            hint={hint}
            optional
            rows={rows}
            spellcheck={false}
            value={typed[name]}
            error={order.faults[`more.${name}`]}
            onValue={(text) => set({ [name]: text })}
          />
        ))}
        <Country
          name="more.country"
          label={ask.country}
          empty={ask.countryEmpty}
          value={typed.country}
          error={order.faults['more.country']}
          onValue={(country) => set({ country })}
        />
      </Details>
      <p>
        <Button kind="second" submit>
          {ask.button}
        </Button>
      </p>
    </SendingForm>
  );
}

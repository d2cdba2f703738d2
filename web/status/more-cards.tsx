import { useState } from 'preact/hooks';
import { lines } from '../../shared/content/form/lines.ts';
import { Button } from '../components/button.tsx';
import { CardFrame, type ConfirmedCard } from '../components/card-frame.tsx';
import { focusSoon } from '../components/focus.ts';
import { useActing } from './acting.ts';

/** Cards she confirms in the payment provider's own field, as on the form (G13). */
export function MoreCards(props: {
  readonly cards: readonly ConfirmedCard[];
  readonly onCards: (cards: readonly ConfirmedCard[]) => void;
}) {
  const { cards, onCards } = props;
  const { words, say, cardField } = useActing();
  const { ask } = words;
  const [asking, setAsking] = useState(false);
  if (cardField === '') return null;
  const change = (now: readonly ConfirmedCard[], sentence: string) => {
    onCards(now);
    setAsking(false);
    say(sentence);
    focusSoon('[id="more.card"]');
  };
  return (
    <>
      {cards.map((card) => (
        <div class="note good" key={card.token}>
          <p>{ask.card.confirmed(card.last4)}</p>
          <Button
            kind="quiet"
            label={`${words.documents.remove}: ${card.last4}`}
            onClick={() =>
              change(
                cards.filter((one) => one !== card),
                ask.card.removed,
              )
            }
          >
            {words.documents.remove}
          </Button>
        </div>
      ))}
      {asking ? (
        <CardFrame
          words={ask.card}
          field={cardField}
          onCard={(card) => change([...cards, card], ask.card.confirmed(card.last4))}
          onClose={() => {
            setAsking(false);
            focusSoon('[id="more.card"]');
          }}
        />
      ) : (
        <p>
          <Button
            id="more.card"
            kind="second"
            onClick={() => {
              setAsking(true);
              focusSoon('.card-field');
            }}
          >
            {ask.card.confirm}
          </Button>
        </p>
      )}
    </>
  );
}

/** Each line as its hint shows it. What is none is sent as nothing, and refused at its field: it might be a whole number (G13). */
export function typedCards(text: string) {
  return (lines(text) ?? []).map((line) => {
    const [, last4, month, year] = /^(\d{4})(?:\s+(\d\d?)\s?\/\s?(\d{4}))?$/u.exec(line) ?? [];
    return { last4: last4 ?? '', ...(month === undefined ? {} : { expMonth: Number(month), expYear: Number(year) }) };
  });
}

import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { type CardAnswer, emptyCard } from '../../shared/content/form/answers.ts';
import { Button } from '../components/button.tsx';
import { FieldSet } from '../components/choices.tsx';
import { ErrorText, Field, Select } from '../components/field.tsx';
import { focusSoon } from '../components/focus.ts';
import { MonthYear } from './dates.tsx';
import { optionsOf } from './options.ts';
import { ofWhom, type PartProps } from './part.ts';

const most = 10;

/** Her cards: confirmed in the payment provider's own field, or told by their last digits. A whole number never comes to us (G13). */
export function Cards(props: PartProps) {
  const { words, answers, set, error, say, data } = props;
  const { cards: w } = words;
  const { title, hint } = w[ofWhom(answers)];
  const { cards } = answers;
  const [asking, ask] = useState(false);
  const confirmed = (card: CardAnswer) => {
    set({ cards: [...cards, card] });
    ask(false);
    say(w.confirmed(card.last4));
    focusSoon('main h1');
  };
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      <p class="hint">{hint}</p>
      <ErrorText name="cards" error={error('cards')} />
      {w.note.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {cards.map((one, at) =>
        one.token === '' ? (
          <Typed key={at} {...props} at={at} one={one} />
        ) : (
          <Confirmed key={one.token} {...props} at={at} one={one} />
        ),
      )}
      {cards.length < most && (
        <div class="stack">
          {data.cardField !== '' &&
            (asking ? (
              <CardFrame
                {...props}
                onCard={confirmed}
                onClose={() => {
                  ask(false);
                  focusSoon('#cards');
                }}
              />
            ) : (
              <Button
                id="cards"
                kind="second"
                onClick={() => {
                  ask(true);
                  focusSoon('.card-field');
                }}
              >
                {w.confirm}
              </Button>
            ))}
          <Button
            kind="second"
            id={data.cardField === '' ? 'cards' : 'cards.add'}
            onClick={() => {
              set({ cards: [...cards, emptyCard] });
              focusSoon(`[id="cards.${cards.length}.kind"]`);
            }}
          >
            {w.add}
          </Button>
        </div>
      )}
    </>
  );
}

function Remove({ words, answers, set, say, at }: PartProps & { readonly at: number }) {
  return (
    <Button
      kind="quiet"
      label={`${words.remove}: ${words.cards.block(at + 1)}`}
      onClick={() => {
        set({ cards: answers.cards.filter((_, i) => i !== at) });
        say(words.cards.removed);
        focusSoon('main h1');
      }}
    >
      {words.remove}
    </Button>
  );
}

type Row = PartProps & { readonly at: number; readonly one: CardAnswer };

function Confirmed(props: Row) {
  const { words, at, one } = props;
  return (
    <div class="note good">
      <p class="note-title">{words.cards.block(at + 1)}</p>
      <p>{words.cards.confirmed(one.last4)}</p>
      <Remove {...props} />
    </div>
  );
}

function Typed(props: Row) {
  const { words, answers, set, error, at, one } = props;
  const { cards: w } = words;
  const name = `cards.${at}`;
  const put = (change: Partial<CardAnswer>) =>
    set({ cards: answers.cards.map((card, i) => (i === at ? { ...card, ...change } : card)) });
  return (
    <FieldSet name={name} legend={w.block(at + 1)} block>
      <Select
        name={`${name}.kind`}
        label={w.kind}
        optional
        empty={w.kindEmpty}
        options={optionsOf(w.kinds)}
        value={one.kind}
        onValue={(kind) => put({ kind })}
      />
      <Field
        name={`${name}.last4`}
        label={w.last4}
        width="tiny"
        inputMode="numeric"
        value={one.last4}
        error={error(`${name}.last4`)}
        onValue={(last4) => put({ last4 })}
      />
      <MonthYear
        name={name}
        legend={w.expires}
        optional
        words={words}
        noMonth={words.monthEmpty}
        value={one}
        error={error(`${name}.expYear`)}
        fields={{ month: `${name}.expMonth`, year: `${name}.expYear` }}
        onValue={put}
      />
      <Field
        name={`${name}.bank`}
        label={w.bank}
        optional
        width="half"
        value={one.bank}
        error={error(`${name}.bank`)}
        onValue={(bank) => put({ bank })}
      />
      <Remove {...props} />
    </FieldSet>
  );
}

const message = z.object({
  type: z.literal('card-token'),
  token: z.string(),
  last4: z.string(),
  expMonth: z.number(),
  expYear: z.number(),
});

/** The provider's field in a frame of its own origin. What it says is taken only from there. */
function CardFrame(props: PartProps & { readonly onCard: (card: CardAnswer) => void; readonly onClose: () => void }) {
  const { words, data, onCard, onClose } = props;
  const { cards: w } = words;
  const field = new URL(data.cardField);
  const { origin } = field;
  field.searchParams.set('origin', location.origin);
  useEffect(() => {
    const listen = (event: MessageEvent<unknown>) => {
      if (event.origin !== origin) return;
      const read = message.safeParse(event.data);
      if (!read.success) return;
      const { token, last4, expMonth, expYear } = read.data;
      onCard({ ...emptyCard, token, last4, month: String(expMonth), year: String(expYear) });
    };
    addEventListener('message', listen);
    return () => removeEventListener('message', listen);
  });
  return (
    <div class="group">
      {w.confirmText.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <iframe class="card-field" src={field.href} title={w.frame} />
      <Button kind="quiet" onClick={onClose}>
        {w.close}
      </Button>
    </div>
  );
}

import { useState } from 'preact/hooks';
import { type CardAnswer, emptyCard } from '../../shared/content/form/answers.ts';
import { Button } from '../components/button.tsx';
import { CardFrame, type ConfirmedCard } from '../components/card-frame.tsx';
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
  const confirmed = ({ token, last4, expMonth, expYear }: ConfirmedCard) => {
    set({ cards: [...cards, { ...emptyCard, token, last4, month: String(expMonth), year: String(expYear) }] });
    ask(false);
    say(w.confirmed(last4));
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
                words={w}
                field={data.cardField}
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

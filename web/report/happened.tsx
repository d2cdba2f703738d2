import { type AccountAnswer, emptyAccount } from '../../shared/content/form/answers.ts';
import { Button } from '../components/button.tsx';
import { Checkboxes, FieldSet, Radios } from '../components/choices.tsx';
import { fieldCounter } from '../components/counter.ts';
import { Field, Select, TextArea } from '../components/field.tsx';
import { focusSoon } from '../components/focus.ts';
import { MonthYear } from './dates.tsx';
import { choicesOf, optionsOf } from './options.ts';
import { ofWhom, type PartProps } from './part.ts';

export function Who({ words, answers, set, error }: PartProps) {
  return (
    <Radios
      name="who"
      legend={words.who.title}
      heading
      options={choicesOf(words.who.options)}
      value={answers.who}
      error={error('who')}
      onValue={(who) => set({ who })}
    />
  );
}

export function Acting({ words, answers, set, error }: PartProps) {
  return (
    <Radios
      name="requester.kind"
      legend={words.acting.title}
      heading
      options={choicesOf(words.acting.options)}
      value={answers.acting}
      error={error('requester.kind')}
      onValue={(acting) => set({ acting })}
    />
  );
}

export function Happened({ words, answers, set, error }: PartProps) {
  return (
    <Checkboxes
      name="happened"
      legend={words.happened.title}
      hint={words.happened.hint}
      heading
      options={choicesOf(words.happened.options)}
      values={answers.happened}
      error={error('happened')}
      onValues={(happened) => set({ happened: [...happened] })}
    />
  );
}

const most = 10;

export function Accounts(props: PartProps) {
  const { words, answers, set, say } = props;
  const { accounts } = answers;
  const put = (at: number, change: Partial<AccountAnswer>) =>
    set({ accounts: accounts.map((one, i) => (i === at ? { ...one, ...change } : one)) });
  return (
    <>
      <h1 tabIndex={-1}>{words.accounts.title}</h1>
      <p class="hint">{words.accounts.hint}</p>
      {accounts.map((one, at) => (
        // A block has no identity but its place.
        <Account key={at} {...props} at={at} one={one} put={(change) => put(at, change)} />
      ))}
      {accounts.length < most && (
        <Button
          kind="second"
          onClick={() => {
            set({ accounts: [...accounts, emptyAccount] });
            say(words.accounts.added(accounts.length + 1));
            focusSoon(`[id="accounts.${accounts.length}.kind"]`);
          }}
        >
          {words.accounts.add}
        </Button>
      )}
    </>
  );
}

function Account(
  props: PartProps & {
    readonly at: number;
    readonly one: AccountAnswer;
    readonly put: (change: Partial<AccountAnswer>) => void;
  },
) {
  const { words, answers, set, error, say, at, one, put } = props;
  const { accounts: w } = words;
  const name = `accounts.${at}`;
  return (
    <FieldSet name={name} legend={w.block(at + 1)} block>
      <Select
        name={`${name}.kind`}
        label={w.kind}
        empty={w.kindEmpty}
        options={optionsOf(w.kinds)}
        value={one.kind}
        error={error(`${name}.kind`)}
        onValue={(kind) => put({ kind })}
      />
      <Field
        name={`${name}.number`}
        label={w.number}
        hint={w.numberHint}
        optional
        width="half"
        value={one.number}
        error={error(`${name}.number`)}
        onValue={(number) => put({ number })}
      />
      <MonthYear
        name={name}
        legend={w.when}
        optional
        words={words}
        noMonth={w.monthUnknown}
        value={one}
        error={error(`${name}.year`)}
        fields={{ month: `${name}.month`, year: `${name}.year` }}
        onValue={put}
      />
      <Field
        name={`${name}.amount`}
        label={w.amount}
        optional
        width="short"
        inputMode="decimal"
        value={one.amount}
        error={error(`${name}.amount`)}
        onValue={(amount) => put({ amount })}
      />
      {answers.accounts.length > 1 && (
        <Button
          kind="quiet"
          label={`${words.remove}: ${w.block(at + 1)}`}
          onClick={() => {
            set({ accounts: answers.accounts.filter((_, i) => i !== at) });
            say(w.removed);
            focusSoon('main h1');
          }}
        >
          {words.remove}
        </Button>
      )}
    </FieldSet>
  );
}

const searched = [
  ['otherEmails', 'usedEmails', 'emails'],
  ['otherPhones', 'usedPhones', 'phones'],
] as const;

/** Whoever asks, and however they are written to: what of hers the thief may have used is searched for (L24). */
export function Details({ words, answers, set, error }: PartProps) {
  const whom = ofWhom(answers);
  const { used } = words;
  return (
    <>
      <TextArea
        name="details"
        label={words.details.title}
        hint={words.details.hint}
        heading
        optional
        value={answers.details}
        error={error('details')}
        counter={fieldCounter(answers.details, 1000, words.counter)}
        onValue={(details) => set({ details })}
      />
      {searched.map(([name, key, kind]) => (
        <TextArea
          key={name}
          name={name}
          label={used[kind]}
          hint={used.hint[whom]}
          optional
          rows={2}
          spellcheck={false}
          value={answers[key]}
          error={error(name)}
          onValue={(value) => set({ [key]: value })}
        />
      ))}
    </>
  );
}

export function HasCards({ words, answers, set, error }: PartProps) {
  const { title, hint } = words.hasCards[ofWhom(answers)];
  return (
    <Radios
      name="hasCards"
      legend={title}
      hint={hint}
      heading
      options={[
        { value: 'yes', label: words.yes },
        { value: 'no', label: words.no },
        { value: 'not-sure', label: words.notSure },
      ]}
      value={answers.hasCards}
      error={error('hasCards')}
      onValue={(hasCards) => set({ hasCards })}
    />
  );
}

export function Own({ words, answers, set, error }: PartProps) {
  const { title, hint } = words.own[ofWhom(answers)];
  return (
    <TextArea
      name="ownAccounts"
      label={title}
      hint={hint}
      heading
      optional
      rows={3}
      spellcheck={false}
      value={answers.own}
      error={error('ownAccounts')}
      onValue={(own) => set({ own })}
    />
  );
}

export function Wants({ words, answers, set, error }: PartProps) {
  return (
    <Checkboxes
      name="wants"
      legend={words.wants.title}
      hint={words.wants.hint}
      heading
      options={choicesOf(words.wants[ofWhom(answers)])}
      values={answers.wants}
      error={error('wants')}
      onValues={(wants) => set({ wants: [...wants] })}
    />
  );
}

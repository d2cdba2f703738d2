import { Checkbox } from '../components/choices.tsx';
import { Field, TextArea } from '../components/field.tsx';
import { Address } from './address.tsx';
import { ofWhom, type PartProps } from './part.ts';

export function Name({ words, answers, set, error }: PartProps) {
  const { name } = words;
  const { title, hint } = name[ofWhom(answers)];
  const own = answers.who === 'self';
  const complete = (kind: string) => (own ? kind : undefined);
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      <p class="hint">{hint}</p>
      <Field
        name="name.given"
        label={name.given}
        autoComplete={complete('given-name')}
        autoCapitalize="words"
        value={answers.given}
        error={error('name.given')}
        onValue={(given) => set({ given })}
      />
      <Field
        name="name.middle"
        label={name.middle}
        autoComplete={complete('additional-name')}
        autoCapitalize="words"
        value={answers.middle}
        error={error('name.middle')}
        onValue={(middle) => set({ middle })}
      />
      <Field
        name="name.family"
        label={name.family}
        autoComplete={complete('family-name')}
        autoCapitalize="words"
        value={answers.family}
        error={error('name.family')}
        onValue={(family) => set({ family })}
      />
      <TextArea
        name="name.other"
        label={name.other}
        hint={name.otherHint}
        optional
        rows={2}
        spellcheck={false}
        value={answers.otherNames}
        error={error('name.other')}
        onValue={(otherNames) => set({ otherNames })}
      />
      {own && (
        <Field
          name="callMe"
          label={name.callMe}
          optional
          width="half"
          autoComplete="nickname"
          autoCapitalize="words"
          value={answers.callMe}
          error={error('callMe')}
          onValue={(callMe) => set({ callMe })}
        />
      )}
    </>
  );
}

export function AddressNow({ words, answers, set, error }: PartProps) {
  const whom = ofWhom(answers);
  const { title, hint } = words.address[whom];
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      <p class="hint">{hint}</p>
      <Address
        name="addresses.0"
        words={words.address}
        value={answers.address}
        error={error}
        complete={answers.who === 'self'}
        optional={answers.who === 'officer'}
        onValue={(change) => set({ address: { ...answers.address, ...change } })}
      />
      {answers.who !== 'officer' && (
        <Checkbox
          name="elsewhere"
          label={words.address.elsewhere[whom]}
          checked={answers.elsewhere}
          onValue={(elsewhere) => set({ elsewhere })}
        />
      )}
    </>
  );
}

export function AddressBefore({ words, answers, set, error }: PartProps) {
  const { title, hint } = words.before[ofWhom(answers)];
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      <p class="hint">{hint}</p>
      <Address
        name="addresses.1"
        words={words.address}
        value={answers.before}
        error={error}
        complete={false}
        optional
        onValue={(change) => set({ before: { ...answers.before, ...change } })}
      />
    </>
  );
}

import type { FormWords } from '../../shared/content/form/words.ts';
import { FieldSet } from '../components/choices.tsx';
import { Field, type Option, Select } from '../components/field.tsx';
import type { PartProps } from './part.ts';
import { ofWhom } from './part.ts';

function monthsOf(words: FormWords): readonly Option[] {
  return words.months.map((label, index) => ({ value: String(index + 1), label }));
}

/** Month and year, in a group with one error. */
export function MonthYear(props: {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly words: FormWords;
  /** What the empty month says. */
  readonly noMonth: string;
  readonly value: { readonly month: string; readonly year: string };
  readonly error?: string | undefined;
  readonly fields: { readonly month: string; readonly year: string };
  readonly onValue: (change: { readonly month?: string; readonly year?: string }) => void;
}) {
  const { words, value, fields, onValue } = props;
  return (
    <FieldSet
      name={fields.year}
      legend={props.legend}
      hint={props.hint}
      optional={props.optional === true}
      error={props.error}
    >
      <div class="row">
        <Select
          name={fields.month}
          label={words.month}
          empty={props.noMonth}
          options={monthsOf(words)}
          value={value.month}
          onValue={(month) => onValue({ month })}
        />
        <Field
          name={fields.year}
          label={words.year}
          width="tiny"
          inputMode="numeric"
          value={value.year}
          onValue={(year) => onValue({ year })}
        />
      </div>
    </FieldSet>
  );
}

export function Birth({ words, answers, set, error }: PartProps) {
  const { title, hint } = words.birth[ofWhom(answers)];
  const own = answers.who === 'self';
  return (
    <FieldSet name="birthDate" legend={title} hint={hint} heading error={error('birthDate')}>
      <div class="row">
        <Select
          name="birthDate"
          label={words.month}
          empty={words.monthEmpty}
          options={monthsOf(words)}
          value={answers.birthMonth}
          autoComplete={own ? 'bday-month' : undefined}
          onValue={(birthMonth) => set({ birthMonth })}
        />
        <Field
          name="birthDate.day"
          label={words.day}
          width="tiny"
          inputMode="numeric"
          autoComplete={own ? 'bday-day' : undefined}
          value={answers.birthDay}
          onValue={(birthDay) => set({ birthDay })}
        />
        <Field
          name="birthDate.year"
          label={words.year}
          width="tiny"
          inputMode="numeric"
          autoComplete={own ? 'bday-year' : undefined}
          value={answers.birthYear}
          onValue={(birthYear) => set({ birthYear })}
        />
      </div>
    </FieldSet>
  );
}

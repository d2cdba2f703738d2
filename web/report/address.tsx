import type { AddressAnswer } from '../../shared/content/form/answers.ts';
import { stateOptions } from '../../shared/content/form/states.ts';
import type { AddressWords } from '../../shared/content/form/words.ts';
import { Button } from '../components/button.tsx';
import { Country } from '../components/country.tsx';
import { Field, Select, TextArea } from '../components/field.tsx';

export interface AddressProps {
  /** `addresses.0` */
  readonly name: string;
  readonly words: AddressWords;
  readonly value: AddressAnswer;
  readonly error: (control: string) => string | undefined;
  /** Whether the browser may fill in her own. */
  readonly complete: boolean;
  readonly optional: boolean;
  readonly onValue: (change: Partial<AddressAnswer>) => void;
}

/** One set of fields for the United States; or lines as on an envelope, for everyone else. */
export function Address(props: AddressProps) {
  const { words, value, onValue } = props;
  const free = value.form === 'free';
  return (
    <>
      {free ? <FreeLines {...props} /> : <UsFields {...props} />}
      <p>
        <Button kind="quiet" onClick={() => onValue({ form: free ? 'us' : 'free' })}>
          {free ? words.usForm : words.otherForm}
        </Button>
      </p>
    </>
  );
}

function FreeLines({ name, words, value, error, optional, onValue }: AddressProps) {
  return (
    <>
      <TextArea
        name={`${name}.lines`}
        label={words.free}
        hint={words.freeHint}
        optional={optional}
        rows={4}
        spellcheck={false}
        value={value.lines}
        error={error(`${name}.lines`)}
        onValue={(lines) => onValue({ lines })}
      />
      <Country
        name={`${name}.country`}
        label={words.country}
        empty={words.stateEmpty}
        value={value.country}
        error={error(`${name}.country`)}
        onValue={(country) => onValue({ country })}
      />
    </>
  );
}

function UsFields({ name, words, value, error, complete, optional, onValue }: AddressProps) {
  const own = (kind: string) => (complete ? kind : undefined);
  return (
    <>
      <Field
        name={`${name}.lines`}
        label={words.street}
        optional={optional}
        autoComplete={own('address-line1')}
        value={value.street}
        error={error(`${name}.lines`)}
        onValue={(street) => onValue({ street })}
      />
      <Field
        name={`${name}.line2`}
        label={words.street2}
        optional
        autoComplete={own('address-line2')}
        value={value.street2}
        onValue={(street2) => onValue({ street2 })}
      />
      {value.state === 'PR' && (
        <Field
          name={`${name}.urbanization`}
          label={words.urbanization}
          optional
          value={value.urbanization}
          onValue={(urbanization) => onValue({ urbanization })}
        />
      )}
      <Field
        name={`${name}.city`}
        label={words.city}
        optional={optional}
        width="half"
        autoComplete={own('address-level2')}
        value={value.city}
        error={error(`${name}.city`)}
        onValue={(city) => onValue({ city })}
      />
      <Select
        name={`${name}.region`}
        label={words.state}
        optional={optional}
        empty={words.stateEmpty}
        options={stateOptions}
        autoComplete={own('address-level1')}
        value={value.state}
        error={error(`${name}.region`)}
        onValue={(state) => onValue({ state })}
      />
      <Field
        name={`${name}.postalCode`}
        label={words.zip}
        optional={optional}
        width="short"
        inputMode="numeric"
        autoComplete={own('postal-code')}
        value={value.zip}
        error={error(`${name}.postalCode`)}
        onValue={(zip) => onValue({ zip })}
      />
    </>
  );
}

import type { ComponentChildren } from 'preact';
import { useFrame } from './context.ts';
import { ErrorText, type Option } from './field.tsx';

interface SetProps {
  /** Path of the answer; the first choice has it as id, so that an error leads there. */
  readonly name: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** The legend is the question of the page. */
  readonly heading?: boolean;
  /** One of several alike, set apart. */
  readonly block?: boolean;
}

/** A group of controls under one question. */
export function FieldSet({
  name,
  legend,
  hint,
  error,
  optional,
  heading,
  block,
  children,
}: SetProps & { readonly children: ComponentChildren }) {
  const { words } = useFrame();
  const ids = [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`].filter(Boolean);
  const text = (
    <>
      {legend}
      {optional === true && <span class="optional"> {words.optional}</span>}
    </>
  );
  return (
    <fieldset
      class={`group${error === undefined ? '' : ' wrong'}${block === true ? ' block' : ''}`}
      {...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') })}
    >
      <legend class={heading === true ? 'question' : block === true ? 'block-title' : 'label'}>
        {heading === true ? (
          <h1 class="question-heading" tabIndex={-1}>
            {text}
          </h1>
        ) : (
          text
        )}
      </legend>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <ErrorText name={name} error={error} />
      {children}
    </fieldset>
  );
}

export interface RadiosProps extends SetProps {
  readonly options: readonly Option[];
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Shown under an option while it is chosen. */
  readonly inside?: { readonly value: string; readonly children: ComponentChildren } | undefined;
}

export function Radios({ options, value, onValue, inside, ...set }: RadiosProps) {
  return (
    <FieldSet {...set}>
      {options.map((option, index) => (
        <div key={option.value}>
          <Choice
            type="radio"
            id={index === 0 ? set.name : `${set.name}-${option.value}`}
            name={set.name}
            option={option}
            checked={option.value === value}
            onChange={() => onValue(option.value)}
          />
          {inside?.value === option.value && value === option.value && <div class="inside">{inside.children}</div>}
        </div>
      ))}
    </FieldSet>
  );
}

export interface CheckboxesProps extends SetProps {
  readonly options: readonly Option[];
  readonly values: readonly string[];
  readonly onValues: (values: readonly string[]) => void;
}

export function Checkboxes({ options, values, onValues, ...set }: CheckboxesProps) {
  return (
    <FieldSet {...set}>
      {options.map((option, index) => (
        <Choice
          key={option.value}
          type="checkbox"
          id={index === 0 ? set.name : `${set.name}-${option.value}`}
          name={set.name}
          option={option}
          checked={values.includes(option.value)}
          onChange={(checked) =>
            onValues(options.map((o) => o.value).filter((v) => (v === option.value ? checked : values.includes(v))))
          }
        />
      ))}
    </FieldSet>
  );
}

/** One box by itself, for a yes that needs no question. */
export function Checkbox(props: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onValue: (checked: boolean) => void;
}) {
  const { name, label, hint, checked } = props;
  return (
    <Choice
      type="checkbox"
      id={name}
      name={name}
      option={{ value: 'yes', label, hint }}
      checked={checked}
      onChange={props.onValue}
    />
  );
}

function Choice(props: {
  readonly type: 'radio' | 'checkbox';
  readonly id: string;
  readonly name: string;
  readonly option: Option;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const { id, option } = props;
  return (
    <div class="choice">
      <input
        id={id}
        type={props.type}
        name={props.name}
        value={option.value}
        checked={props.checked}
        {...(option.hint === undefined ? {} : { 'aria-describedby': `${id}-note` })}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <label for={id}>{option.label}</label>
      {option.hint !== undefined && (
        <p class="hint" id={`${id}-note`}>
          {option.hint}
        </p>
      )}
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { useFrame } from './context.ts';

export interface FieldProps {
  /** Also the id: the path of the answer in the report, `name.given`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** The sentence of what is wrong. */
  readonly error?: string | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Written behind the label; there are never asterisks. */
  readonly optional?: boolean;
  /** The label is the question of the page. */
  readonly heading?: boolean;
  readonly width?: 'tiny' | 'short' | 'half' | undefined;
  readonly type?: 'text' | 'email' | 'tel';
  readonly inputMode?: 'numeric' | 'decimal' | undefined;
  readonly autoComplete?: string | undefined;
  readonly autoCapitalize?: 'none' | 'words' | undefined;
  readonly spellcheck?: boolean;
}

/** preact has a type of its own for each kind of input. */
const kinds = { text: { type: 'text' }, email: { type: 'email' }, tel: { type: 'tel' } } as const;

/** One line of text. No placeholder, no maxlength, no type=number: what is wrong is said after Continue. */
export function Field(props: FieldProps) {
  const { name, value, spellcheck = false } = props;
  return (
    <Group {...props}>
      <input
        id={name}
        name={name}
        class={props.width === undefined ? 'input' : `input ${props.width}`}
        {...kinds[props.type ?? 'text']}
        value={value}
        inputMode={props.inputMode}
        autocomplete={props.autoComplete ?? 'off'}
        autocapitalize={props.autoCapitalize}
        spellcheck={spellcheck}
        {...described(props)}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
    </Group>
  );
}

/** Text of several lines with a count of what is left, said when typing pauses. */
export function TextArea(
  props: Omit<FieldProps, 'width' | 'type'> & { readonly rows?: number; readonly counter?: string },
) {
  return (
    <Group {...props}>
      <textarea
        id={props.name}
        name={props.name}
        class="input"
        rows={props.rows ?? 6}
        value={props.value}
        autocomplete="off"
        spellcheck={props.spellcheck ?? true}
        {...described(props)}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
      {props.counter !== undefined && (
        <p class="hint" role="status">
          {props.counter}
        </p>
      )}
    </Group>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

export function Select(props: FieldProps & { readonly options: readonly Option[]; readonly empty: string }) {
  return (
    <Group {...props}>
      <select
        id={props.name}
        name={props.name}
        class={props.width === undefined ? 'input' : `input ${props.width}`}
        autocomplete={props.autoComplete ?? 'off'}
        {...described(props)}
        onChange={(event) => props.onValue(event.currentTarget.value)}
      >
        <option value="" selected={props.value === ''}>
          {props.empty}
        </option>
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={props.value === option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Group>
  );
}

type Described = Pick<FieldProps, 'name' | 'hint' | 'error'>;

interface Description {
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: 'true';
}

export function described({ name, hint, error }: Described): Description {
  const ids = [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`].filter(Boolean);
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(error === undefined ? {} : { 'aria-invalid': 'true' }),
  };
}

export function ErrorText({ name, error }: { readonly name: string; readonly error: string | undefined }) {
  const { words } = useFrame();
  if (error === undefined) return null;
  return (
    <p class="error-text" id={`${name}-error`}>
      <span class="away">{words.errorPrefix}</span>
      {error}
    </p>
  );
}

function Group(props: FieldProps & { readonly children: ComponentChildren }) {
  const { words } = useFrame();
  const label = (
    <label class={props.heading === true ? 'label question' : 'label'} for={props.name}>
      {props.label}
      {props.optional === true && <span class="optional"> {words.optional}</span>}
    </label>
  );
  return (
    <div class={props.error === undefined ? 'group' : 'group wrong'}>
      {props.heading === true ? (
        <h1 class="question-heading" tabIndex={-1}>
          {label}
        </h1>
      ) : (
        label
      )}
      {props.hint !== undefined && (
        <p class="hint" id={`${props.name}-hint`}>
          {props.hint}
        </p>
      )}
      <ErrorText name={props.name} error={props.error} />
      {props.children}
    </div>
  );
}

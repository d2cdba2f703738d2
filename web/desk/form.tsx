import { type ComponentChildren, createContext, type TargetedSubmitEvent } from 'preact';
import { useContext, useRef, useState } from 'preact/hooks';
import type { Answered, Problem } from '../api.ts';
import { useErrorTitle } from '../components/arrival.ts';
import { Button } from '../components/button.tsx';
import { Checkboxes, Radios } from '../components/choices.tsx';
import { ErrorSummary, type Shown } from '../components/error-summary.tsx';
import { Field, type FieldProps, type Option, Select, TextArea } from '../components/field.tsx';
import { faultText, isStale, useDesk } from './context.ts';
import { hashOf, previewPiece, routeOf } from './route.ts';

export type Values = Readonly<Record<string, string>>;

interface FormState {
  readonly id: string;
  readonly values: Values;
  readonly errors: Readonly<Record<string, string>>;
  set(name: string, value: string): void;
}

const FormContext = createContext<FormState | undefined>(undefined);

function useForm(): FormState {
  const form = useContext(FormContext);
  if (form === undefined) throw new Error('a field stands outside of a form');
  return form;
}

/** What the API found wrong with an order. */
export type Told = NonNullable<Problem['faults']>[number];

/** What a form says it cannot send yet: by the field's name. Most is left to the API, which says it in its own words. */
export type Missing = Readonly<Record<string, string>>;

/**
 * One order to the API. What is wrong is said at the top, at the field and in the title; nothing is ever disabled, pressing twice sends once; what was
 * typed stays in this tab until it was sent, a lost sign-in included.
 */
export function Form(props: {
  /** One on its page. */
  readonly id: string;
  readonly send: string;
  readonly kind?: 'main' | 'second';
  readonly first?: Values;
  readonly check?: (values: Values) => Missing;
  readonly onSend: (values: Values) => Promise<Answered>;
  /** Where the form holds what the order does, when the paths alone do not say it. */
  readonly placed?: (faults: readonly Told[], values: Values) => readonly Told[];
  readonly onDone: (body: unknown, values: Values) => void;
  /** What was typed stays: it is needed once more. */
  readonly keep?: boolean;
  readonly children?: ComponentChildren | ((values: Values) => ComponentChildren);
}) {
  const { id, first = {}, placed = (faults) => faults } = props;
  const [values, setValues] = useState<Values>(() => ({ ...first, ...readDraft(id) }));
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [general, setGeneral] = useState('');
  const [stale, setStale] = useState(false);
  const { signInAgain } = useDesk();
  const [attempt, setAttempt] = useState(0);
  const sending = useRef(false);

  const set = (name: string, value: string) => {
    setValues((before) => {
      const after = { ...before, [name]: value };
      sessionStorage.setItem(draftKey(id), JSON.stringify(after));
      return after;
    });
  };
  const wrong = (by: Readonly<Record<string, string>>, whole = '') => {
    setErrors(by);
    setGeneral(whole);
    setAttempt((n) => n + 1);
  };
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (sending.current) return;
    const missing = props.check?.(values) ?? {};
    if (Object.keys(missing).length > 0) return wrong(missing);
    sending.current = true;
    const answered = await props.onSend(values);
    sending.current = false;
    setStale(isStale(answered));
    if (answered.kind !== 'done')
      return answered.kind === 'problem' && answered.problem.faults !== undefined
        ? wrong(...byField(placed(answered.problem.faults, values), answered.problem, controlsOf(form, id)))
        : wrong({}, faultText(answered));
    setErrors({});
    setGeneral('');
    if (props.keep !== true) {
      forgetDraft(id);
      setValues(first);
    }
    props.onDone(answered.body, values);
  };

  const shown: readonly Shown[] = [
    ...(general === '' ? [] : [{ field: `${id}-send`, sentence: general }]),
    ...Object.entries(errors).map(([name, sentence]) => ({ field: `${id}.${name}`, sentence })),
  ];
  useErrorTitle(shown.length > 0);
  return (
    <FormContext.Provider value={{ id, values, errors, set }}>
      <form class="desk-form" noValidate onSubmit={(event) => void submit(event)}>
        <ErrorSummary errors={shown} attempt={attempt} titleId={`${id}-error-title`} />
        {typeof props.children === 'function' ? props.children(values) : props.children}
        <div class="actions">
          <Button submit id={`${id}-send`} kind={props.kind ?? 'main'}>
            {props.send}
          </Button>
          {stale && (
            <Button kind="second" onClick={signInAgain}>
              Sign in again
            </Button>
          )}
        </div>
      </form>
    </FormContext.Provider>
  );
}

type Named = Omit<FieldProps, 'value' | 'onValue' | 'error'>;

export function Text(props: Named) {
  return <Field {...props} {...useField(props.name)} />;
}

export function Area(props: Omit<Named, 'width' | 'type'> & { readonly rows?: number }) {
  return <TextArea rows={4} {...props} {...useField(props.name)} />;
}

/** Why: at least 10 characters, sealed with the case; the log holds that it is there. */
export function Why({ label = 'Why', hint }: { readonly label?: string; readonly hint?: string }) {
  return <Area name="note" label={label} hint={hint ?? 'At least 10 characters. It is kept with the case.'} rows={3} />;
}

export function Pick(props: {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly options: readonly Option[];
}) {
  const { value, onValue, error, name } = useField(props.name);
  return <Radios {...props} name={name} value={value} onValue={onValue} error={error} />;
}

export function Choose(props: Named & { readonly options: readonly Option[]; readonly empty?: string }) {
  return <Select empty="Choose" {...props} {...useField(props.name)} />;
}

/** Several of a list; kept as lines. */
export function Boxes(props: {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly options: readonly Option[];
}) {
  const { value, onValue, error, name } = useField(props.name);
  return (
    <Checkboxes
      {...props}
      name={name}
      values={linesOf(value)}
      onValues={(values) => onValue(values.join('\n'))}
      error={error}
    />
  );
}

export function linesOf(value: string | undefined): readonly string[] {
  return (value ?? '').split('\n').filter((line) => line !== '');
}

function useField(name: string) {
  const { id, values, errors, set } = useForm();
  return {
    name: `${id}.${name}`,
    value: values[name] ?? '',
    error: errors[name],
    onValue: (value: string) => set(name, value),
  };
}

/** Faults by the control they are said at, the first of each; and those no control is there for. */
function byField(faults: readonly Told[], { detail = '' }: Problem, controls: readonly string[]) {
  const placed: Record<string, string> = {};
  const rest = new Set<string>();
  for (const { path, code, message } of faults) {
    const control = controlFor(path, controls);
    const sentence = code === 'address.missing' ? `Enter the address of ${whose(path)}` : (message ?? (detail || code));
    if (control === undefined) rest.add(sentence);
    else placed[control] ??= sentence;
  }
  return [placed, [...rest].join(' ')] as const;
}

/** The API says "your address" to whoever files for herself; staff write down the addresses of others. */
function whose(path: string): string {
  const owners = { contact: 'the recipient', requester: 'the one who asks', officer: 'the officer' };
  return Object.entries(owners).find(([piece]) => path.split('.').includes(piece))?.[1] ?? 'the person';
}

/** An order may hold the form's answers deeper than the form does (`decision.citation`), find fault with a part of one, or with several at once. */
function controlFor(path: string, controls: readonly string[]): string | undefined {
  const pieces = path.split('.');
  const names = [
    ...pieces.map((_, at) => pieces.slice(at).join('.')),
    ...pieces.map((_, at) => pieces.slice(0, pieces.length - at).join('.')),
  ];
  return names.find((name) => controls.includes(name)) ?? controls.find((name) => name.startsWith(`${path}.`));
}

function controlsOf(form: HTMLFormElement, id: string): readonly string[] {
  return [...form.querySelectorAll('[name]')].map((one) => (one.getAttribute('name') ?? '').slice(id.length + 1));
}

/** Nothing of a form that was kept is needed any more. */
export function forgetDraft(id: string): void {
  sessionStorage.removeItem(draftKey(id));
}

function draftKey(id: string): string {
  const path = routeOf(location.hash).path.filter((piece) => piece !== previewPiece);
  return `redress.desk.draft.${hashOf(path)}.${id}`;
}

function readDraft(id: string): Values {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(draftKey(id)) ?? '{}');
    return typeof kept === 'object' && kept !== null
      ? Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, String(value)]))
      : {};
  } catch {
    return {};
  }
}

import { type HtmlValue, html } from '../html.ts';
import type { FrameWords } from '../pages/frame.ts';
import type { Given } from './basic-answers.ts';
import type { Choice, Question, QuestionSet } from './basic-questions.ts';

export interface Filled {
  readonly frame: FrameWords;
  readonly given: Given;
  /** The sentence of what is wrong, by control. */
  readonly errors: ReadonlyMap<string, string>;
}

/** One question, or several under a legend, with what was filled in and what is wrong with it. */
export function control(filled: Filled, question: Question | QuestionSet): HtmlValue {
  switch (question.kind) {
    case 'set':
      return set(filled, question);
    case 'radios':
    case 'boxes':
      return fieldset(
        filled,
        question,
        question.options.map((option, index) =>
          choice(filled, question, option, index === 0 ? question.name : `${question.name}-${option.value}`),
        ),
      );
    case 'box':
      return choice(filled, { ...question, kind: 'boxes' }, { value: 'yes', label: question.label }, question.name);
    case 'select':
      return labelled(
        filled,
        question,
        html`<select id="${question.name}" name="${question.name}" class="input" autocomplete="off"${described(filled, question)}>
<option value="">${question.empty}</option>
${question.options.map(
  ({ value, label }) =>
    html`<option value="${value}"${filled.given(question.name).includes(value) && html` selected`}>${label}</option>`,
)}
</select>`,
      );
    case 'lines':
      // The line break after the tag is the one HTML takes away.
      return labelled(
        filled,
        question,
        html`<textarea id="${question.name}" name="${question.name}" class="input" rows="${question.rows}" autocomplete="off" spellcheck="${question.name === 'details' ? 'true' : 'false'}"${described(filled, question)}>
${filled.given(question.name)[0]}</textarea>`,
      );
    case 'text':
      return labelled(
        filled,
        question,
        html`<input id="${question.name}" name="${question.name}" class="input ${question.width}" type="${question.type ?? 'text'}" value="${filled.given(question.name)[0]}" autocomplete="${question.complete ?? 'off'}" spellcheck="false"${question.digits && html` inputmode="numeric"`}${question.type === 'email' && html` autocapitalize="none"`}${described(filled, question)}>`,
      );
    default:
      return question satisfies never;
  }
}

function set(filled: Filled, asked: QuestionSet): HtmlValue {
  const inside = asked.questions.some(({ name }) => name === asked.name);
  // A fault of the set is said at its legend, once.
  const errors = new Map([...filled.errors].filter(([name]) => name !== asked.name));
  const questions = asked.questions.map((question) => control({ ...filled, errors }, question));
  const row = asked.row === true ? html`<div class="row">${questions}</div>` : questions;
  const whole = fieldset(filled, asked, row, inside ? undefined : asked.name);
  if (asked.fold !== true) return whole;
  const names = namesIn(asked);
  const isOpen = names.some((name) => filled.errors.has(name) || isFilled(filled, name));
  return html`<details class="more"${isOpen && html` open`}>
<summary>${asked.label}</summary>
<div class="more-inside">${whole}</div>
</details>
`;
}

/** Every control of a question, and the question itself. */
export function namesIn(asked: Question | QuestionSet): readonly string[] {
  return [asked.name, ...('questions' in asked ? asked.questions.flatMap(namesIn) : [])];
}

/** A country is always chosen, so that it says nothing. */
function isFilled({ given }: Filled, name: string): boolean {
  return !name.endsWith('.country') && given(name).some((value) => value.trim() !== '');
}

function fieldset(
  filled: Filled,
  asked: Pick<QuestionSet, 'name' | 'label' | 'hint' | 'optional' | 'block' | 'fold'>,
  inside: HtmlValue,
  id?: string,
): HtmlValue {
  const wrong = filled.errors.has(asked.name);
  return html`<fieldset class="group${wrong && ' wrong'}${asked.block && ' block'}"${id !== undefined && html` id="${id}" tabindex="-1"`}${describedBy(filled, asked)}>
<legend class="${asked.fold ? 'away' : asked.block ? 'block-title' : 'label'}">${asked.label}${optional(filled, asked)}</legend>
${notes(filled, asked)}${inside}
</fieldset>
`;
}

function labelled(filled: Filled, asked: Question, inside: HtmlValue): HtmlValue {
  return html`<div class="group${filled.errors.has(asked.name) && ' wrong'}">
<label class="label" for="${asked.name}">${asked.label}${optional(filled, asked)}</label>
${notes(filled, asked)}${inside}
</div>
`;
}

function choice(
  { given }: Filled,
  { kind, name }: { readonly kind: 'radios' | 'boxes'; readonly name: string },
  { value, label, hint }: Choice,
  id: string,
): HtmlValue {
  return html`<div class="choice">
<input id="${id}" type="${kind === 'radios' ? 'radio' : 'checkbox'}" name="${name}" value="${value}"${given(name).includes(value) && html` checked`}${hint !== undefined && html` aria-describedby="${id}-note"`}>
<label for="${id}">${label}</label>
${hint !== undefined && html`<p class="hint" id="${id}-note">${hint}</p>`}
</div>
`;
}

type Asked = Pick<Question, 'name' | 'hint' | 'optional'>;

function optional({ frame }: Filled, asked: Asked): HtmlValue {
  return asked.optional === true && html` <span class="optional">${frame.optional}</span>`;
}

function notes({ frame, errors }: Filled, { name, hint }: Asked): HtmlValue {
  const error = errors.get(name);
  return [
    hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>\n`,
    error !== undefined &&
      html`<p class="error-text" id="${name}-error"><span class="away">${frame.errorPrefix}</span>${error}</p>\n`,
  ];
}

function describedBy({ errors }: Filled, { name, hint }: Asked): HtmlValue {
  const ids = [hint === undefined ? '' : `${name}-hint`, errors.has(name) ? `${name}-error` : ''].filter(Boolean);
  return ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`;
}

function described(filled: Filled, asked: Asked): HtmlValue {
  return [describedBy(filled, asked), filled.errors.has(asked.name) && html` aria-invalid="true"`];
}

import type { Language } from '../../domain/brand.ts';
import type { Asker } from '../../domain/case/recipient.ts';
import { longDate } from '../format.ts';
import { type Html, type HtmlValue, html } from '../html.ts';
import type { FrameWords } from '../pages/frame.ts';
import { frameEn } from '../pages/frame-en.ts';
import { frameEs } from '../pages/frame-es.ts';
import { printEn } from '../pages/print-en.ts';
import { printEs } from '../pages/print-es.ts';
import type { Given } from './basic-answers.ts';
import { control, namesIn } from './basic-controls.ts';
import { type BasicSite, basicDocument } from './basic-frame.ts';
import { type BasicPart, basicParts, type Question, type QuestionSet } from './basic-questions.ts';
import { basicWords } from './basic-words.ts';
import { formEn } from './en.ts';
import { formEs } from './es.ts';
import type { FormWords } from './words.ts';

const form = { en: formEn, es: formEs };
const frames = { en: frameEn, es: frameEs };
const print = { en: printEn, es: printEs };

/** Where the form is sent; the API is under the pages' own origin. */
export const basicAction = '/api/report-basic';

export interface Wrong {
  readonly name: string;
  readonly sentence: string;
}

export interface BasicPage {
  readonly language: Language;
  readonly site: BasicSite;
  /** Puts in what the policy asks, and leaves out the rest. */
  readonly when: (asked: NonNullable<BasicPart['when']>, part: Html) => HtmlValue;
}

/** Before anything was filled in. */
export function untouched(language: Language): Given {
  const chosen: Readonly<Record<string, readonly string[]>> = {
    wants: Object.keys(form[language].wants.yours),
    language: [language],
    'addresses.0.country': ['US'],
    'requester.address.country': ['US'],
    'officer.address.country': ['US'],
  };
  return (name) => (Object.hasOwn(chosen, name) ? (chosen[name] ?? []) : []);
}

/** The form, all of it, with what was filled in and what is wrong, said in the order of the page. */
export function formPage(page: BasicPage, given: Given, faults: readonly Wrong[] = []): string {
  const { language, site, when } = page;
  const order = basicParts(form[language], print[language], basicWords[language]).flatMap((part) =>
    part.questions.flatMap(namesIn),
  );
  const wrong = faults.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const [words, frame, basic] = [form[language], frames[language], basicWords[language]];
  const filled = { frame, given, errors: new Map(wrong.map(({ name, sentence }) => [name, sentence])) };
  const parts = basicParts(words, print[language], basic).map((part) => {
    const shown = html`<h2>${part.title}</h2>
${part.hint !== undefined && html`<p class="hint">${part.hint}</p>\n`}${part.questions.map((one) => control(filled, one))}`;
    return part.when === undefined ? shown : when(part.when, shown);
  });
  const body = html`${summary(frame, wrong)}<h1>${basic.title}</h1>
${wrong.length === 0 && basic.intro.map((line) => html`<p>${line}</p>\n`)}<form id="basic" method="post" action="${basicAction}" accept-charset="utf-8" autocomplete="on" novalidate>
${hidden('page', language)}${site.lookNote}
${parts}
<p class="actions"><button class="button main" type="submit">${basic.go}</button></p>
</form>`;
  const title = wrong.length > 0 ? `${frame.errorPrefix}${basic.title}` : basic.title;
  return basicDocument(site, frame, { language, title, form: true, body });
}

function summary(frame: FrameWords, wrong: readonly Wrong[]): HtmlValue {
  return (
    wrong.length > 0 &&
    html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-title">
<h2 id="error-title">${frame.errorTitle}</h2>
<ul>${wrong.map(({ name, sentence }) => html`<li><a href="#${name}">${sentence}</a></li>`)}</ul>
</div>
`
  );
}

function hidden(name: string, value: string): HtmlValue {
  return html`<input type="hidden" name="${name}" value="${value}">\n`;
}

/** All answers once more, to be sent or changed. `sent`: every control as it came; `key`: so that the same press sends once. */
export function checkPage(
  page: BasicPage,
  given: Given,
  sent: readonly (readonly [string, string])[],
  key: string,
): string {
  const { language, site, when } = page;
  const [words, basic] = [form[language], basicWords[language]];
  const parts = basicParts(words, print[language], basic).map((part) => {
    const rows = part.questions.flatMap((one) => rowsOf(words, given, one));
    const shown = html`<h2>${part.title}</h2>\n<dl class="answers stacked">${rows}</dl>\n`;
    return part.when === undefined ? shown : when(part.when, shown);
  });
  const body = html`<h1>${basic.check.title}</h1>
<p>${basic.check.hint}</p>
${parts}
<form id="basic" method="post" action="${basicAction}" accept-charset="utf-8">
${sent.map(([name, value]) => hidden(name, value))}${hidden('page', language)}${hidden('key', key)}${site.lookNote}
<p class="actions"><button class="button main" type="submit" name="step" value="send">${words.sign.send}</button>
<button class="button second" type="submit" name="step" value="change">${basic.check.change}</button></p>
</form>`;
  return basicDocument(site, frames[language], { language, title: basic.check.title, form: true, body });
}

function rowsOf(words: FormWords, given: Given, question: Question | QuestionSet): readonly HtmlValue[] {
  if (question.kind === 'set') {
    if (question.row === true) {
      const parts = question.questions.flatMap((one) => (one.kind === 'set' ? [] : said(words, given, one)));
      return [row(words, question.label, parts.length > 0 ? [parts.join(' ')] : [])];
    }
    const isEmpty = question.questions.every(
      (one) => one.name.endsWith('.country') || answered(given, one).length === 0,
    );
    return question.fold === true && isEmpty ? [] : question.questions.flatMap((one) => rowsOf(words, given, one));
  }
  return [row(words, question.label, said(words, given, question))];
}

function answered(given: Given, question: Question | QuestionSet): readonly string[] {
  if (question.kind === 'set') return question.questions.flatMap((one) => answered(given, one));
  return given(question.name).filter((value) => value.trim() !== '');
}

function said(words: FormWords, given: Given, question: Question): readonly string[] {
  const values = answered(given, question);
  if (question.kind === 'box') return values.length > 0 ? [words.yes] : [];
  return 'options' in question ? values.map((value) => labelOf(question.options, value)) : values;
}

function row(words: FormWords, label: string, lines: readonly string[]): HtmlValue {
  const shown = lines.length > 0 ? lines : [words.notGiven];
  return html`<div><dt>${label}</dt><dd>${shown.map((line) => html`<div class="lines">${line}</div>`)}</dd></div>\n`;
}

function labelOf(options: readonly { readonly value: string; readonly label: string }[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}

export interface BasicReceipt {
  readonly reference: string;
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly missing: readonly string[];
  readonly asker: Asker;
  readonly link: string;
}

/** It came, when we answer, the link, what is missing and how to send it (L8). */
export function receiptPage({ language, site }: BasicPage, receipt: BasicReceipt, byEmail: boolean): string {
  const { sent } = form[language];
  const { documents } = basicWords[language];
  const due = longDate(receipt.dueOn, language);
  const missing = Object.entries(sent.missing.items[receipt.asker]).filter(([proof]) =>
    receipt.missing.includes(proof),
  );
  const body = html`<h1>${sent.title}</h1>
<div class="receipt"><p>${sent.reference} <strong class="reference">${receipt.reference}</strong></p>
<p class="lead"><strong>${sent.answerBy(due)}</strong></p></div>
<h2>${sent.link.heading}</h2>
<p class="boxed secret"><a href="${receipt.link}">${receipt.link}</a></p>
${sent.link.text.map((line) => html`<p>${line}</p>\n`)}${byEmail && html`<p>${sent.email}</p>\n`}${
  missing.length > 0 &&
  html`<h2>${sent.missing.heading}</h2>
<ul>${missing.map(([, text]) => html`<li>${text}</li>`)}</ul>
`
}<h2>${documents.heading}</h2>
${documents.lines.map((line) => html`<p>${line}</p>\n`)}<h2>${sent.next.heading}</h2>
<ol>${sent.next.steps(longDate(receipt.receivedOn, language), due).map((step) => html`<li>${step}</li>`)}</ol>
<h2>${sent.bank.heading}</h2>
${sent.bank.lines.map((line) => html`<p>${line}</p>\n`)}`;
  return basicDocument(site, frames[language], { language, title: sent.title, form: false, body });
}

/** What no control is to blame for; the answers go along. */
export function problemPage(
  { language, site }: BasicPage,
  sentence: string,
  sent: readonly (readonly [string, string])[],
): string {
  const { problem, check } = basicWords[language];
  const { title } = problem;
  const body = html`<h1>${title}</h1>
<p>${sentence}</p>
<p>${problem.back}</p>
<form id="basic" method="post" action="${basicAction}" accept-charset="utf-8">
${sent.map(([name, value]) => hidden(name, value))}${hidden('page', language)}${site.lookNote}
<p class="actions"><button class="button main" type="submit" name="step" value="change">${check.change}</button></p>
</form>`;
  return basicDocument(site, frames[language], { language, title, form: false, body });
}

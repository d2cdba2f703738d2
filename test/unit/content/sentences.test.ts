import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { fieldCodes, fieldSentence, isFieldCode, problemSentence } from '../../../shared/content/errors.ts';
import { longDate, monthDay, weekdayDate } from '../../../shared/content/format.ts';
import { declineText } from '../../../shared/content/grounds.ts';
import { procedureIn } from '../../../shared/content/procedure.ts';
import { type StatusWord, statusText } from '../../../shared/content/status.ts';
import { languages } from '../../../shared/domain/brand.ts';
import { grounds } from '../../../shared/domain/case/vocabulary.ts';
import { codeBody, uploadBody } from '../../../shared/schemas/case-requests.ts';
import { changeBody, contactOrders, linkBody, preferencesBody } from '../../../shared/schemas/contact-requests.ts';
import { deskOrders, reportViewBody } from '../../../shared/schemas/desk.ts';
import { keyIn } from '../../../shared/schemas/keyed-report.ts';
import { type ProblemCode, problemStatus } from '../../../shared/schemas/problems.ts';
import { recipientOrders } from '../../../shared/schemas/recipients.ts';
import { report } from '../../../shared/schemas/report.ts';
import { deskUpload } from '../../../shared/schemas/request-orders.ts';
import { systemOrders } from '../../../shared/schemas/systems.ts';
import { banned, measure } from './readability.ts';

const words: { readonly [W in StatusWord]: true } = {
  received: true,
  'waiting-for-you': true,
  checking: true,
  finding: true,
  ready: true,
  partly: true,
  'none-found': true,
  'none-yet': true,
  declined: true,
  late: true,
  closed: true,
};
const statusWords = Object.keys(words) as StatusWord[];
const problemCodes = Object.keys(problemStatus) as ProblemCode[];
const facts = { dueDate: '2026-09-30', daysLeft: 18, availableUntil: '2026-12-30' };

/** Every code a schema can answer with, found by walking it: a check or type that carries a message carries our code. */
function codesOf(schema: unknown): readonly string[] {
  const seen = new Set<unknown>();
  const codes = new Set<string>();
  const walk = (thing: unknown): void => {
    if (typeof thing !== 'object' || thing === null || seen.has(thing)) return;
    seen.add(thing);
    const def = (thing as { _zod?: { def?: Record<string, unknown> } })._zod?.def;
    if (typeof def?.['error'] === 'function') codes.add(String((def['error'] as (issue: unknown) => unknown)({})));
    for (const value of Object.values(def ?? thing)) walk(value);
  };
  walk(schema);
  return [...codes].filter((code) => code !== '');
}

describe('U12: every code a schema answers with has its sentence', () => {
  const schemas = {
    report,
    keyIn,
    deskUpload,
    uploadBody,
    codeBody,
    ...deskOrders,
    reportViewBody,
    ...recipientOrders,
    ...systemOrders,
    ...contactOrders,
    changeBody,
    preferencesBody,
    linkBody,
  };
  it.each(Object.entries(schemas).map(([name, schema]) => ({ name, codes: codesOf(schema) })))('$name', ({ codes }) => {
    expect(codes.filter((code) => !isFieldCode(code))).toEqual([]);
  });

  it('the walk finds what the report can be wrong about', () => {
    expect(codesOf(report)).toEqual(
      expect.arrayContaining([
        'name.missing',
        'email.shape',
        'card.number-not-allowed',
        'phone.shape',
        'wants.missing',
      ]),
    );
    expect(codesOf(z.string('x.y'))).toEqual(['x.y']);
  });

  it('a code nobody knows still reads as words', () => {
    expect(fieldSentence('nothing.known', 'en')).toBe('Check this answer');
    expect(fieldSentence('__proto__', 'es')).toBe('Revise esta respuesta');
  });
});

describe.each(languages)('sentences in %s', (language) => {
  const fields = fieldCodes.map((code) => fieldSentence(code, language));
  const details = problemCodes.map((code) => problemSentence(code, language));
  const states = statusWords.map((word) => {
    const { heading, next, moves, due } = statusText(word, facts, language);
    return [heading, next, moves, due ?? ''].join('\n');
  });
  const reasons = grounds.map((ground) => {
    const { reason, cure, again } = declineText(ground, '', language);
    return [reason, cure, again].join('\n');
  });
  const screens = [
    ...states.map((text, index) => ({ name: `status ${statusWords[index]}`, text })),
    ...reasons.map((text, index) => ({ name: `ground ${grounds[index]}`, text })),
    { name: 'field errors', text: fields.join('\n') },
    { name: 'problems', text: details.join('\n') },
  ];

  it.each(screens)('U9 $name: plain, short', ({ text }) => {
    const { score, longest, mean } = measure(text, language);
    expect(language === 'en' ? score <= 6 : score >= 65, `score ${score}`).toBe(true);
    expect(longest.words, longest.sentence).toBeLessThanOrEqual(20);
    expect(mean).toBeLessThanOrEqual(12);
  });

  it('U9 L49: the procedure of the front line is plain and short', () => {
    const { title, steps, never, tell } = procedureIn(language);
    const { score, longest, mean } = measure(
      [title, ...steps, ...never, tell('7K4M-9QXT', 'March 3')].join('\n'),
      language,
    );
    expect(language === 'en' ? score <= 6 : score >= 65, `score ${score}`).toBe(true);
    expect(longest.words, longest.sentence).toBeLessThanOrEqual(20);
    expect(mean).toBeLessThanOrEqual(12);
  });

  it.each(screens)('U17 $name: none of the words we do not say', ({ text }) => {
    expect(text).not.toMatch(banned[language]);
  });

  it('field errors end without a full stop, problems with one', () => {
    expect(fields.filter((sentence) => sentence.endsWith('.'))).toEqual([]);
    expect(details.filter((sentence) => !sentence.endsWith('.'))).toEqual([]);
  });
});

describe('status words', () => {
  it('tell who moves and by when we have to answer, as long as we owe an answer', () => {
    const received = statusText('received', facts, 'en');
    expect(received.mover).toBe('we');
    expect(received.due).toBe('We have to answer by Wednesday, September 30, 2026 (18 days left).');
    expect(statusText('checking', { ...facts, daysLeft: 1 }, 'es').due).toContain('(queda 1 día)');
    expect(statusText('finding', { ...facts, daysLeft: 0 }, 'en').due).toContain('(today)');
    expect(statusText('ready', facts, 'en').due).toBeUndefined();
    expect(statusText('waiting-for-you', facts, 'en').mover).toBe('you');
  });

  it('L16: late is said as it is', () => {
    expect(statusText('late', { ...facts, daysLeft: -1 }, 'en').next).toContain('We should have answered by');
    expect(statusText('finding', { ...facts, daysLeft: -1 }, 'en').due).toBe(
      'Our answer was due by Wednesday, September 30, 2026.',
    );
  });

  it('the download has a last day only when there is one', () => {
    expect(statusText('ready', facts, 'en').next).toContain('until Wednesday, December 30, 2026');
    expect(statusText('partly', { dueDate: '2026-09-30', daysLeft: 3 }, 'es').next).toContain('Ya los puede bajar');
  });
});

describe('L38: the four grounds', () => {
  it.each(grounds)('%s cites the law, holds the facts, and says what would change it', (ground) => {
    for (const language of languages) {
      const text = declineText(ground, 'These are the facts.', language);
      expect(text.citation).toBe(`15 U.S.C. 1681g(e)(5)(${ground})`);
      expect(text.reason).toContain('These are the facts.');
      expect(text.cure.length).toBeGreaterThan(20);
      expect(text.reason + text.cure).not.toMatch(/misrepresent|privacy|security|privacidad|seguridad/iu);
    }
  });
});

it('U10: no sentence is the same in both languages', () => {
  expect(problemCodes.length).toBeGreaterThan(20);
  expect(problemCodes.filter((code) => problemSentence(code, 'es') === problemSentence(code, 'en'))).toEqual([]);
  expect(fieldCodes.filter((code) => fieldSentence(code, 'es') === fieldSentence(code, 'en'))).toEqual([]);
});

describe('dates in words', () => {
  it('are the calendar day itself in every zone the machine may be in', () => {
    expect(longDate('2025-03-14', 'en')).toBe('Friday, March 14, 2025');
    expect(longDate('2025-03-14', 'es')).toBe('viernes, 14 de marzo de 2025');
    expect(weekdayDate('2026-03-03', 'en')).toBe('Tuesday, March 3');
    expect(monthDay('2026-05-01', 'es')).toBe('1 de mayo');
  });

  it('what is no date is shown as it came', () => {
    expect(longDate('2026-02-30', 'en')).toBe('2026-02-30');
    expect(longDate('', 'es')).toBe('');
  });
});

describe('the measures themselves', () => {
  it('tell legal prose from plain words', () => {
    const legal =
      'Pursuant to the applicable statutory provisions, documentation substantiating the allegation is required prior to consideration.';
    expect(measure(legal, 'en').score).toBeGreaterThan(14);
    expect(measure('We got your request. We will write to you soon.', 'en').score).toBeLessThan(3);
    const jurídico =
      'De conformidad con las disposiciones reglamentarias aplicables, la documentación justificativa correspondiente resultará indispensable.';
    expect(measure(jurídico, 'es').score).toBeLessThan(40);
    expect(measure('Recibimos su solicitud. No tiene que hacer nada.', 'es').score).toBeGreaterThan(70);
  });

  it('find what we do not say', () => {
    for (const said of ['the thief', 'You must pay', 'Please wait', 'Thanks!']) expect(said).toMatch(banned.en);
    for (const said of ['el ladrón', 'Por favor', '¡Gracias!', 'tu cuenta']) expect(said).toMatch(banned.es);
    expect('su situación y actitud').not.toMatch(banned.es);
  });
});

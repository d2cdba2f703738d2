import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { fieldSentence } from '../../../shared/content/errors.ts';
import { type Answers, emptyAccount, emptyCard, noAnswers } from '../../../shared/content/form/answers.ts';
import { formEn } from '../../../shared/content/form/en.ts';
import { formEs } from '../../../shared/content/form/es.ts';
import { allFaults } from '../../../shared/content/form/faults.ts';
import { frameEn } from '../../../shared/content/pages/frame-en.ts';
import { frameEs } from '../../../shared/content/pages/frame-es.ts';
import { type Language, languages } from '../../../shared/domain/brand.ts';
import { FrameProvider } from '../../../web/components/context.ts';
import { brandTokens } from '../../../web/fill-pages.ts';
import {
  faultsOfScreen,
  hashOf,
  routeOf,
  type ScreenId,
  screenIds,
  screenOf,
  skipped,
  way,
} from '../../../web/report/screens.ts';
import { noFiles } from '../../../web/report/store.ts';
import { titleOf, viewOf } from '../../../web/report/views.tsx';

const policy = { version: '1', since: '', needs: ['identity' as const, 'report' as const], birthDate: true };
const data = { brand: brandTokens, policy, cardField: 'http://127.0.0.1:1/pay/field', sentences: {} };
const words = { en: formEn, es: formEs };
const frames = { en: frameEn, es: frameEs };

/** Everything open that an answer can open. */
const opened: Answers = {
  ...noAnswers,
  accounts: [emptyAccount, emptyAccount],
  hasCards: 'yes',
  cards: [emptyCard, { ...emptyCard, last4: '4242', token: 'tok' }],
  elsewhere: true,
  phone: '1',
  safe: 'yes',
  identity: 'none',
  toOfficer: 'yes',
};
const cases = (['self', 'other', 'officer'] as const).flatMap((who) =>
  (['email', 'post'] as const).flatMap((contact) =>
    (['us', 'free'] as const).map((form) => ({
      ...opened,
      who,
      contact,
      acting: 'executor',
      address: { ...opened.address, form, state: 'PR' },
      before: { ...opened.before, form, state: 'PR' },
    })),
  ),
);

function markup(id: ScreenId, answers: Answers, language: Language, error: (control: string) => string | undefined) {
  return renderToString(
    <FrameProvider value={{ language, words: frames[language], brand: brandTokens, sentence: () => '' }}>
      {viewOf(id, {
        words: words[language],
        answers,
        data,
        files: noFiles,
        error,
        set: () => undefined,
        setFiles: () => undefined,
        say: () => undefined,
      })}
    </FrameProvider>,
  );
}

const everywhere = languages.flatMap((language) =>
  cases.flatMap((answers) =>
    screenIds.map((id) => ({ language, id, answers, html: markup(id, answers, language, () => undefined) })),
  ),
);

describe('L2: nothing on any screen asks who did it', () => {
  /** Whose name a field may hold: her own, that of whoever asks for her, or of an officer she names. */
  const names = new Map([
    ['name.given', 'hers'],
    ['name.middle', 'hers'],
    ['name.family', 'hers'],
    ['name.other', 'hers'],
    ['callMe', 'hers'],
    ['signature', 'whoever signs'],
    ['requester.name', 'whoever asks'],
    ['officer.name', 'the officer she names'],
    ['cards.0.bank', 'a bank'],
    ['cards.1.bank', 'a bank'],
  ]);

  it('every field that could hold a name is on the list of whose it is', () => {
    const fields = new Set(
      everywhere.flatMap(({ html }) =>
        [...html.matchAll(/<(?:input|textarea|select)[^>]*\bid="([^"]+)"[^>]*>/gu)].map(([, id]) => id ?? ''),
      ),
    );
    expect(fields.size).toBeGreaterThan(60);
    const labels = everywhere.flatMap(({ html }) =>
      [...html.matchAll(/<label[^>]*for="([^"]+)"[^>]*>([\s\S]*?)<\/label>/gu)].map(([, id, label]) => ({
        id: id ?? '',
        label: (label ?? '').replace(/<[^>]*>/gu, ''),
      })),
    );
    const named = labels.filter(
      ({ id, label }) => /name|nombre|apellido|llam/iu.test(`${id} ${label}`) && !names.has(id),
    );
    // "Accounts opened in my name" is a wish, not a field for one.
    expect([
      ...new Set(named.filter(({ id }) => !id.startsWith('wants')).map(({ id, label }) => `${id}: ${label}`)),
    ]).toEqual([]);
  });

  it('no word of who it was, how it happened, or what they looked like is asked for', () => {
    const asked =
      /thief|suspect|who did|who was it|criminal|relation|password|maiden|ladr[oó]n|sospechos|qui[eé]n lo hizo|contraseña/iu;
    const told = everywhere.filter(({ html }) => asked.test(html.replace(/<[^>]*>/gu, ' ')));
    expect([...new Set(told.map(({ id }) => id))]).toEqual([]);
  });

  it('never asks for a Social Security number: it says to leave it out', () => {
    const said = everywhere.filter(({ html }) => /social security|seguro social/iu.test(html)).map(({ id }) => id);
    expect([...new Set(said)]).toEqual(['happened/details']);
  });
});

describe('rules of the form, on every screen', () => {
  it('no asterisk, placeholder, maxlength, number field or required attribute', () => {
    const broken = everywhere.filter(({ html }) => /placeholder|maxlength|type="number"|\brequired\b|\*/iu.test(html));
    expect(broken.map(({ id }) => id)).toEqual([]);
  });

  it('one first heading, and every control has its label', () => {
    for (const { html, id } of everywhere) {
      expect([...html.matchAll(/<h1/gu)], id).toHaveLength(1);
      const controls = [...html.matchAll(/<(?:input|textarea|select)[^>]*\bid="([^"]+)"/gu)].map(([, c]) => c);
      expect(
        controls.filter((c) => !html.includes(`for="${c}"`)),
        id,
      ).toEqual([]);
      expect(new Set(controls).size, id).toBe(controls.length);
    }
  });

  it('U12: the control of every fault is there to go to, described by its sentence', () => {
    for (const answers of [noAnswers, ...cases]) {
      for (const language of languages) {
        const faults = allFaults(answers, language, policy);
        for (const fault of faults) {
          const id = screenOf(fault.path);
          expect(id, `${fault.path} ${fault.code} is mended nowhere`).toBeDefined();
          if (id === undefined || !way(answers, policy).includes(id)) continue;
          const sentence = fieldSentence(fault.code, language);
          const html = markup(id, answers, language, (control) => (control === fault.path ? sentence : undefined));
          expect(html, fault.path).toContain(`id="${fault.path}"`);
          expect(html, fault.path).toContain(`id="${fault.path}-error"`);
          expect(html, fault.path).toMatch(new RegExp(`aria-describedby="[^"]*${fault.path}-error`, 'u'));
        }
      }
    }
  });
});

describe('U17: how long the shortest way is', () => {
  const shortest: Answers = { ...noAnswers, who: 'self', hasCards: 'no', contact: 'email' };

  it('17 screens, of which those that are optional are passed with one press', () => {
    const screens = way(shortest, policy);
    expect(screens.length).toBeLessThanOrEqual(17);
    const optional = screens.filter((id) => faultsOfScreen(id, allFaults(shortest, 'en', policy)).length === 0);
    expect(optional).toEqual(
      expect.arrayContaining(['happened/details', 'reach/easier', 'documents/other', 'documents/officer']),
    );
  });

  it('12 answers: no more than 12 screens ask for something that is needed', () => {
    const needed = new Set(allFaults(noAnswers, 'en', policy).map(({ path }) => screenOf(path)));
    expect(needed.size).toBeLessThanOrEqual(12);
  });

  it('without the date of birth it is one less', () => {
    const without = { ...policy, birthDate: false };
    expect(way(shortest, without)).toHaveLength(way(shortest, policy).length - 1);
  });
});

describe('the way', () => {
  it('an address names its step, and any other address is the first', () => {
    for (const screen of screenIds)
      for (const change of [true, false]) expect(routeOf(hashOf({ screen, change }))).toEqual({ screen, change });
    for (const odd of ['', '#main', '#/nothing/here', '#/__proto__/x', '#/about/name/elsewhere'])
      expect(routeOf(odd).screen).toBe('happened/who');
  });

  it('an officer has the short one, and is never asked for wishes, cards or an ID', () => {
    const steps = way({ ...noAnswers, who: 'officer', hasCards: 'yes' }, policy);
    expect(steps.length).toBeLessThan(15);
    expect(steps).toContain('documents/authority');
    for (const not of ['happened/wants', 'happened/cards', 'documents/identity'] as const)
      expect(steps).not.toContain(not);
  });

  it('skipping leaves nothing of that step behind, and everything of the others', () => {
    const left = skipped('reach/easier', { ...opened, who: 'self' });
    expect([left.phone, left.safe, left.codeWord]).toEqual(['', '', '']);
    expect(left.cards).toEqual(opened.cards);
  });

  it('every step has a title in both languages', () => {
    for (const id of screenIds) expect(titleOf(id, formEn, noAnswers)).not.toBe(titleOf(id, formEs, noAnswers));
  });
});

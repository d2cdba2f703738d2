import { describe, expect, it } from 'vitest';
import { lookBackBody } from '../../../shared/content/letters/look-back.ts';
import { languages } from '../../../shared/domain/brand.ts';
import { progressOf } from '../../../shared/domain/look-back.ts';
import { defaultProofs } from '../../../shared/domain/policy.ts';
import { columns, readLines } from '../../../shared/schemas/look-back.ts';
import { deliveryMessage } from '../../../shared/schemas/wire.ts';
import { fold } from '../../../shared/usecases/case-log.ts';
import {
  certificate,
  importLines,
  openDrive,
  printLetters,
  recordAnswer,
  recordBounces,
  recordPost,
  sendMails,
} from '../../../shared/usecases/look-back.ts';
import { watchDelivery } from '../../../shared/usecases/watch-delivery.ts';
import { caseTable, fakeCaseStore } from '../../fakes/case-table.ts';
import { fakeClock, fakeIds, hmac, sha256 } from '../../fakes/edges.ts';
import { fakeLookBackBook } from '../../fakes/look-back-book.ts';
import { fakeLetterPress } from '../../fakes/press.ts';
import { seededRandom } from '../../fakes/random.ts';
import { fakeKms, fakeVault } from '../../fakes/vault.ts';
import { brand } from '../content/fixtures.ts';
import { banned, measure } from '../content/readability.ts';

const row = (change: Partial<Record<(typeof columns)[number], string>> = {}) => ({
  ...Object.fromEntries(columns.map((c) => [c, ''])),
  source: 'tickets',
  source_id: '1',
  received_on: '2025-03-01',
  channel: 'phone-note',
  outcome: 'none',
  given_name: 'Maria',
  family_name: 'Example',
  email: 'maria@mail.example',
  address: '12 North Street; Apt 4',
  city: 'New York',
  region: 'NY',
  postal_code: '10001',
  ...change,
});
const read = (...rows: Record<string, string>[]) =>
  readLines(
    rows.map((cells, i) => ({ line: i + 2, cells })),
    '2026-11-25',
  );

function aDrive() {
  const random = seededRandom('look back');
  const table = caseTable();
  const keyId = (drive: string) => `lookback.${drive}`;
  const { book, kept } = fakeLookBackBook(keyId);
  const sent: { to: readonly string[]; text: string; case: string; mail: string }[] = [];
  const refused = new Set<string>();
  const deps = {
    book,
    keyId,
    store: fakeCaseStore(table),
    vault: fakeVault(fakeKms(random.fork('kms')), {
      wrapped: (id) => kept.wrapped.get(id) ?? table.wrapped.get(id),
    }),
    clock: fakeClock(() => Date.parse('2026-11-25T15:00:00.000Z')),
    ids: fakeIds(random.fork('ids')),
    sha256,
    hmac,
    brand: { ...brand, timeZone: 'America/New_York' },
    timeZone: 'America/New_York',
    policy: defaultProofs,
    letterPress: fakeLetterPress(),
    pause: () => Promise.resolve(),
    mailer: {
      send: async (m: (typeof sent)[number]) => {
        sent.push(m);
        return m.to.some((address) => refused.has(address)) ? ({ refused: true } as const) : { message: 'm1' };
      },
    },
  };
  const letters: { code: string; page: { to: { name: string }; language: string } }[] = [];
  const print = async () =>
    await printLetters(deps, 'd', ({ code, bytes }) =>
      letters.push({ code, page: JSON.parse(Buffer.from(bytes).toString()) }),
    );
  return { deps, kept, table, sent, refused, letters, print };
}

describe('the file of past contacts', () => {
  it('L48: every fault of every line is told at once, with its line and column', () => {
    const { faults } = read(
      row({ received_on: '2025-13-01', channel: 'fax' }),
      row(),
      row({ email: 'nobody', outcome: 'records' }),
      row({ received_on: '2027-01-01' }),
    );
    expect(faults.map((f) => `${f.line} ${f.path} ${f.code}`)).toEqual([
      '2 received_on received.date',
      '2 channel channel.missing',
      '4 email email.shape',
      '4 answered_on line.answered',
      '5 received_on received.future',
    ]);
    expect(read(row({ outcome: 'records' })).faults.map((f) => f.code)).toEqual(['line.answered']);
  });

  it('L48: a column that is not there is a fault, not an empty one', () => {
    const { outcome: _, ...without } = row();
    expect(read(without).faults).toEqual([{ line: 1, path: 'outcome', code: 'line.column-missing' }]);
  });

  it('G13: a card number in it is refused', () => {
    expect(read(row({ address: '4242 4242 4242 4242' })).faults.map((f) => f.code)).toEqual([
      'card.number-not-allowed',
    ]);
  });

  it('L2: it has no column for the name of whoever did it', () => {
    expect(columns.filter((c) => c.includes('name'))).toEqual(['given_name', 'family_name']);
  });
});

describe('a look-back drive', () => {
  const lines = read(
    row(),
    row({ source_id: '2', received_on: '2025-05-01' }),
    row({ source_id: '3', given_name: 'Noor', email: '', language: 'es' }),
    row({ source_id: '4', given_name: 'Ana', email: 'ana@mail.example', address: '', outcome: 'refused' }),
    row({ source_id: '5', given_name: 'Bo', email: 'bo@mail.example', outcome: 'records', answered_on: '2025-03-20' }),
  ).lines;

  it('L48: imported twice it is the same list; nothing personal stands in its log (G12)', async () => {
    const { deps, kept } = aDrive();
    expect((await importLines(deps, 'd', lines, 'f')).imported).toBe(5);
    expect((await importLines(deps, 'd', lines, 'f')).imported).toBe(0);
    const log = JSON.stringify([...kept.entries.values()]);
    expect(log).not.toMatch(/maria|noor|north|mail\.example|tickets/iu);
    expect(progressOf((await openDrive(deps, 'd')).drive)).toMatchObject({ lines: 5, unanswered: 3, gotRecords: 1 });
  });

  it('L48 U10: whoever got no answer is written to, on paper and by mail, in her language, once', async () => {
    const { deps, sent, letters, print } = aDrive();
    await importLines(deps, 'd', lines, 'f');
    await print();
    expect(letters.map((l) => [l.page.to.name, l.page.language])).toEqual([
      ['Maria Example', 'en'],
      ['Noor Example', 'es'],
    ]);
    const codes = letters.map((l) => l.code);
    expect((await recordPost(deps, 'd', { codes, on: '2026-11-25', proof: 'RA 1' })).ok).toBe(true);
    await sendMails(deps, 'd');
    await sendMails(deps, 'd');
    await print();
    expect(letters).toHaveLength(2);
    expect(sent.map((m) => m.to[0])).toEqual(['maria@mail.example', 'ana@mail.example']);
    expect(sent[0]?.text).toContain(codes[0]);
    expect(progressOf((await openDrive(deps, 'd')).drive)).toMatchObject({ posted: 2, mailed: 2, toWrite: 0 });
  });

  it('G25 L48: whoever SES did not reach is not certified as mailed, and what is left is paper', async () => {
    const { deps, sent, refused } = aDrive();
    await importLines(deps, 'd', lines, 'f');
    refused.add('maria@mail.example');
    await sendMails(deps, 'd');
    const hear = async (type: 'Bounce' | 'Delivery' | 'Complaint' | 'DeliveryDelay', of: (typeof sent)[number]) => {
      // As the mailer tags it and EventBridge’s transformer hands it on.
      const tagged = { type, message: 'm', case: of.case, mail: Buffer.from(of.mail).toString('base64url') };
      const message = deliveryMessage.parse({ ...tagged, ...(type === 'Bounce' ? { class: 'Transient' } : {}) });
      await watchDelivery(deps, { ...message, mail: Buffer.from(message.mail, 'base64url').toString() });
    };
    const ana = sent.find((m) => m.to.includes('ana@mail.example'))!;
    expect(ana.case).toMatch(/^[\w-]+$/u);
    await hear('DeliveryDelay', ana);
    await hear('Delivery', ana);
    await hear('Complaint', ana);
    await recordBounces(deps, 'd');
    expect(await certificate(deps, 'd')).toMatchObject({ mailed: 1, toWrite: 2, unreached: 0 });
    await hear('Bounce', ana);
    await hear('Bounce', ana);
    await recordBounces(deps, 'd');
    // Maria and Noor have an address on paper, Ana has none.
    expect(await certificate(deps, 'd')).toMatchObject({ mailed: 0, toWrite: 2, unreached: 1 });
    const { seq } = await openDrive(deps, 'd');
    await recordBounces(deps, 'd');
    expect((await openDrive(deps, 'd')).seq).toBe(seq);
  });

  it('L33 L48: her answer opens a case with the day it came as its receipt date, and only one', async () => {
    const { deps, table, letters, print } = aDrive();
    await importLines(deps, 'd', lines, 'f');
    await print();
    const answer = { code: letters[0]?.code ?? '', on: '2026-11-20', channel: 'post' as const };
    const first = await recordAnswer(deps, 'd', answer);
    const again = await recordAnswer(deps, 'd', answer);
    expect(first.ok && again.ok && first.value.reference === again.value.reference).toBe(true);
    expect(table.cases.size).toBe(1);
    const [id = ''] = table.cases.keys();
    const state = fold(await deps.store.log(id));
    expect(state.phase === 'open' && state.file.requests['r1']).toMatchObject({
      receivedOn: '2026-11-20',
      dueOn: '2026-12-20',
      enteredBy: 'lookback',
    });
    expect((await recordAnswer(deps, 'd', { ...answer, code: 'ZZZZ-ZZZZ' })).ok).toBe(false);
  });

  it('L48: the certificate is bound to the list; a log that was touched gives none', async () => {
    const { deps, kept } = aDrive();
    await importLines(deps, 'd', lines, 'f');
    expect(await certificate(deps, 'd')).toMatchObject({ lines: 5, unanswered: 3, log: { seq: 1 } });
    const [entry] = kept.entries.get('d') ?? [];
    kept.entries.set('d', [{ ...entry!, body: entry!.body.replace('"refused"', '"records"') }]);
    await expect(certificate(deps, 'd')).rejects.toThrow('broken at 1');
  });
});

describe('the letter of a look-back', () => {
  const said = languages.flatMap((language) =>
    (['paper', 'mail'] as const).map((on) => {
      const body = lookBackBody({ receivedOn: '2025-03-01', code: '7K4M-9QXT' }, on, { brand, language });
      const lines = body.blocks.flatMap((b) => ('text' in b ? [b.text] : 'items' in b ? b.items : []));
      return { name: `${language} ${on}`, language, text: [body.title, ...lines, ...body.footer].join('\n') };
    }),
  );

  it.each(said)('U9 U17 $name: plain words, none that we do not say', ({ text, language }) => {
    const { score, longest } = measure(text, language);
    expect(language === 'en' ? score <= 8 : score >= 65, `score ${score}`).toBe(true);
    expect(longest.words, longest.sentence).toBeLessThanOrEqual(22);
    expect(text).not.toMatch(banned[language]);
  });

  it.each(said)('L32 L2 $name: free, and nobody is asked who did it', ({ text }) => {
    expect(text).toMatch(/It is free|Es gratis/u);
    expect(text).toMatch(/You don’t have to know|No tiene que saber/u);
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRecordsPress } from '../../../shared/adapters/records-press/records-press.ts';
import type { PackageContents, PackageFile } from '../../../shared/ports/records-press.ts';
import { emptyContents, otherPerson, packageContents } from '../../fixtures/package-contents.ts';
import { readPdf } from './read-pdf.ts';

const press = createRecordsPress();
const textOf = (files: readonly PackageFile[], name: string) =>
  new TextDecoder().decode(files.find((f) => f.name === name)?.bytes);
const pdfOf = (files: readonly PackageFile[], name: string) => readPdf(files.find((f) => f.name === name)!.bytes);

describe('the files of a package', () => {
  it('come in the order a person opens them, one CSV per class that has records', async () => {
    const files = await press.print(packageContents());
    expect(files.map((f) => f.name)).toEqual([
      '1-letter-and-list.pdf',
      '1-letter-and-list.html',
      '2-what-of-yours-was-used.pdf',
      '2-what-of-yours-was-used.html',
      '3-records.pdf',
      '3-records.html',
      'records.json',
      'records-application.csv',
      'records-statements.csv',
      'records-orders.csv',
      'records-receipts.csv',
      'records-payments.csv',
      'records-deliveries.csv',
      'records-support-notes.csv',
      'records-account-changes.csv',
      'records-phone-numbers.csv',
      'README.txt',
      'manifest.sha256',
    ]);
  });

  it('are the same bytes for the same contents', async () => {
    const [first, second] = [await press.print(packageContents()), await press.print(packageContents())];
    expect(second).toEqual(first);
  });

  it('verify against the manifest, which lists every other file', async () => {
    const files = await press.print(packageContents());
    const listed = textOf(files, 'manifest.sha256')
      .trimEnd()
      .split('\n')
      .map((line) => /^([0-9a-f]{64}) {2}(\S+)$/.exec(line)!.slice(1));
    const others = files.slice(0, -1).map((f) => [createHash('sha256').update(f.bytes).digest('hex'), f.name]);
    expect(listed).toEqual(others);
  });

  it('are all named in the README and in the letter', async () => {
    const files = await press.print(packageContents());
    const letter = pdfOf(files, '1-letter-and-list.pdf').text;
    for (const { name } of files) {
      expect(textOf(files, 'README.txt')).toContain(name);
      expect(letter).toContain(name);
    }
  });
});

describe('what the package says', () => {
  it('keeps every detail the other person gave, in every form (L29)', async () => {
    const files = await press.print(packageContents());
    const csv = files.filter((f) => f.name.endsWith('.csv')).map((f) => textOf(files, f.name));
    const forms = [
      pdfOf(files, '3-records.pdf').text,
      textOf(files, '3-records.html'),
      textOf(files, 'records.json'),
      csv.join('\n'),
    ];
    for (const form of forms) for (const detail of Object.values(otherPerson)) expect(form).toContain(detail);
  });

  it.each(['en', 'es'] as const)(
    'lists website-visit data as withheld, with the citation, for each account (L30, %s)',
    async (language) => {
      const files = await press.print(packageContents({ language }));
      const letter = pdfOf(files, '1-letter-and-list.pdf').text;
      const html = textOf(files, '1-letter-and-list.html');
      expect(letter.split('15 U.S.C. 1681g(e)(5)(D)').length - 1).toBe(2);
      expect(html.split('15 U.S.C. 1681g(e)(5)(D)').length - 1).toBe(2);
      const json = JSON.parse(textOf(files, 'records.json'));
      expect(json.accounts.map((a: { matrix: unknown[] }) => a.matrix.at(-1))).toEqual(
        Array(2).fill({ class: 'navigation', status: 'withheld', ground: 'D', citation: '15 U.S.C. 1681g(e)(5)(D)' }),
      );
    },
  );

  it('answers class by class: supplied, none, held by, withheld (L28)', async () => {
    const html = textOf(await press.print(packageContents()), '1-letter-and-list.html');
    const answers = [...html.matchAll(/<th scope="row" dir="auto">([^<]*)<\/th><td dir="auto">([^<]*)<\/td><\/tr>/g)];
    expect(answers.map(([, kind, answer]) => [kind, answer])).toEqual(
      expect.arrayContaining([
        ['Orders', 'Supplied (2)'],
        ['Statements', 'None exist'],
        [
          'Records that another company keeps for us',
          'Held by Example Parcel Lockers. We asked for them on Saturday, February 14, 2026.',
        ],
        ['Notes of calls and messages', 'Withheld. The law does not cover these records.\n15 U.S.C. 1681g(e)(5)(A)'],
      ]),
    );
  });

  it('shows her card before and after, and only counts the others (L43)', async () => {
    const html = textOf(await press.print(packageContents()), '1-letter-and-list.html');
    expect(html).toContain('Your card ending 4242</th><td dir="auto">On the account</td><td dir="auto">Taken off</td>');
    expect(html).toContain('2 on the account</td><td dir="auto">2 on the account</td>');
  });

  it('sends only listed fields: traces, fingerprints, the last 4 of another’s card and unknown fields stay out (T10)', async () => {
    const contents = packageContents();
    const [account, ...rest] = contents.accounts;
    const leaky = account!.records.map((r) => ({ ...r, staffNote: 'canary-note', ipAddress: 'canary-ip' }));
    const files = await press.print({ ...contents, accounts: [{ ...account!, records: leaky }, ...rest] });
    const seen = files
      .map((f) => (f.name.endsWith('.pdf') ? readPdf(f.bytes).everything : new TextDecoder().decode(f.bytes)))
      .join('\n');
    for (const canary of ['canary', 'fp-canary', '9911']) expect(seen).not.toContain(canary);
  });

  it('says that a part follows later (L40)', async () => {
    const letter = pdfOf(await press.print(packageContents({ partial: true })), '1-letter-and-list.pdf').text;
    expect(letter).toContain('Here are some of your records');
    expect(letter).toContain('Some records are not here yet.');
  });

  it.each(['representative', 'officer', 'agency'] as const)(
    'says who “you” is in the copy for another (%s, L34, L36)',
    async (recipient) => {
      const letter = pdfOf(await press.print(packageContents({ recipient })), '1-letter-and-list.pdf').text;
      expect(letter).toContain('“you” means María José Núñez-O’Brien');
    },
  );

  it.each(['en', 'es'] as const)('is still sensible when nothing was found (%s)', async (language) => {
    const files = await press.print(emptyContents({ language }));
    expect(files.map((f) => f.name).filter((n) => n.endsWith('.csv'))).toEqual([]);
    const title = language === 'en' ? 'We looked and did not find records' : 'Buscamos y no encontramos documentos';
    expect(pdfOf(files, '1-letter-and-list.pdf').text).toContain(title);
    expect(textOf(files, '1-letter-and-list.html')).toContain(title);
    for (const name of ['2-what-of-yours-was-used.pdf', '3-records.pdf']) {
      expect(pdfOf(files, name).text.length).toBeGreaterThan(100);
    }
    expect(JSON.parse(textOf(files, 'records.json'))).toMatchObject({ schema: 'redress.records/1', accounts: [] });
  });

  it.each(['en', 'es'] as const)(
    'L25: a system that has not answered is named, never told as one without records, in %s',
    async (language) => {
      const files = await press.print(
        packageContents({ language, partial: true, unanswered: ['Outlet vendor', 'Old shop'] }),
      );
      const said = language === 'en' ? 'We have no answer yet from' : 'Todavía no tenemos respuesta de';
      for (const text of [pdfOf(files, '1-letter-and-list.pdf').text, textOf(files, '1-letter-and-list.html')])
        expect(text.replace(/\s+/gu, ' ')).toContain(`${said} Outlet vendor, Old shop.`);
      expect(JSON.parse(textOf(files, 'records.json'))).toMatchObject({ unanswered: ['Outlet vendor', 'Old shop'] });
      const all = await press.print(packageContents({ language }));
      expect(textOf(all, '1-letter-and-list.html')).not.toContain(said);
    },
  );

  it('has nothing at all to show and still prints', async () => {
    const nothing: PackageContents = emptyContents({ searches: [], used: [] });
    expect((await press.print(nothing)).length).toBe(9);
  });
});

import { describe, expect, it } from 'vitest';
import { createRecordsPress } from '../../../shared/adapters/records-press/records-press.ts';
import type { PackageContents } from '../../../shared/ports/records-press.ts';
import { emptyContents, packageContents } from '../../fixtures/package-contents.ts';
import { flat, type ReadPdf, readPdf } from './read-pdf.ts';

const press = createRecordsPress();

async function pdfs(contents: PackageContents): Promise<readonly ReadPdf[]> {
  return (await press.print(contents)).filter((f) => f.name.endsWith('.pdf')).map((f) => readPdf(f.bytes));
}

describe('the PDFs', () => {
  it.each(['en', 'es'] as const)(
    'are tagged, titled and say their language (product.md, blind readers; %s)',
    async (language) => {
      for (const pdf of [
        ...(await pdfs(packageContents({ language }))),
        ...(await pdfs(emptyContents({ language }))),
      ]) {
        expect(pdf.catalog).toContain(`/Lang (${language})`);
        expect(pdf.catalog).toContain('/StructTreeRoot');
        expect(pdf.objects.get(Number(/\/MarkInfo (\d+) 0 R/.exec(pdf.catalog)?.[1]))).toContain('/Marked true');
        expect(pdf.objects.get(Number(/\/ViewerPreferences (\d+) 0 R/.exec(pdf.catalog)?.[1]))).toContain(
          '/DisplayDocTitle true',
        );
      }
    },
  );

  it('have real headings, and tables whose every head cell has a scope', async () => {
    const [letter] = await pdfs(packageContents());
    const elements = flat(letter!.structure);
    expect(elements.filter((e) => e.tag === 'H1').map((e) => e.text)).toEqual(['Here are your records']);
    expect(elements.filter((e) => e.tag === 'H3').map((e) => e.text)).toEqual(['Account 1', 'Account 2']);
    const heads = elements.filter((e) => e.tag === 'TH');
    expect(heads.length).toBeGreaterThan(40);
    expect(heads.every((e) => e.scope === 'Row' || e.scope === 'Column')).toBe(true);
    const rows = elements.filter((e) => e.tag === 'TR').map((e) => e.children.map((c) => c.text));
    expect(rows).toContainEqual(['Orders', 'Supplied (2)']);
  });

  it('L37: in large print no letter is smaller than 18 points, and every word is there, of every table too', async () => {
    const [usual, large] = [await pdfs(packageContents()), await pdfs(packageContents({ largePrint: true }))];
    const sizes = (pdf: ReadPdf) =>
      [...pdf.objects.values()].flatMap((body) => [...body.matchAll(/\/F\d+ ([\d.]+) Tf/g)].map((m) => Number(m[1])));
    const words = (pdf: ReadPdf) => new Set(flat(pdf.structure).flatMap((e) => e.text.split(/[\s:]+/)));
    for (const [i, pdf] of large.entries()) {
      expect(Math.min(...sizes(pdf))).toBe(18);
      expect(Math.min(...sizes(usual[i]!))).toBeLessThan(18);
      expect([...words(usual[i]!)].filter((word) => !words(pdf).has(word))).toEqual([]);
    }
  });

  it('hold all their text in the structure tree, or mark it as an artifact', async () => {
    for (const pdf of await pdfs(packageContents())) {
      for (const body of pdf.objects.values()) {
        if (!body.includes(' TJ')) continue;
        const outside = body.replace(/\/\w+ <<[^>]*>> BDC[\s\S]*?EMC/g, '');
        expect(outside).not.toMatch(/TJ|\bre\b|\bf\b/);
      }
    }
  });

  it('have no links, scripts, forms, attachments or clock (T7, T10)', async () => {
    for (const pdf of await pdfs(packageContents())) {
      expect(pdf.everything).not.toMatch(/\/(JavaScript|JS|AcroForm|EmbeddedFiles|Annots|URI|Launch|OpenAction)\b/);
      const dates = [...pdf.everything.matchAll(/D:\d{14}Z/g)].map(([d]) => d);
      expect([...new Set(dates)]).toEqual(['D:20260227000000Z']);
    }
  });

  it('carry a note of several pages whole, and break a word too long for a line', async () => {
    const base = packageContents();
    const account = base.accounts[0]!;
    const words = Array.from({ length: 4000 }, (_, i) => `w${i}`).join(' ');
    const long = 'x'.repeat(5000);
    const records = [words, long].map((text, i) => ({
      class: 'support-notes' as const,
      id: `n${i}`,
      at: '2026-01-02T03:04:05.000Z',
      traces: [],
      channel: 'Chat',
      text,
    }));
    const book = (await pdfs({ ...base, accounts: [{ ...account, records }] }))[2]!;
    const cells = flat(book.structure).filter((e) => e.tag === 'TD');
    expect(cells.map((e) => e.text)).toContain(words);
    expect(cells.some((e) => e.text.replaceAll(' ', '') === long)).toBe(true);
  });

  it('print names in Latin, Greek, Cyrillic, Armenian and Georgian letters as they are written', async () => {
    const names = [
      'Nguyễn Thị Ánh',
      'Łukasz Żółć',
      'Şükrü Iğdır',
      'Þórdís Ægisdóttir',
      'Ştefan Țăran',
      'Jürgen Groß',
      'Ọbáfẹ́mi Adé',
      'Αλεξάνδρα Παπαδοπούλου',
      'Олена Шевченко',
      'Ђорђе Његош',
      'Արամ Խաչատրյան',
      'შოთა რუსთაველი',
    ];
    for (const subjectName of names) {
      const [letter] = await pdfs(packageContents({ subjectName }));
      expect(letter!.text).toContain(subjectName.normalize('NFC'));
      expect(letter!.text).not.toContain('[?]');
    }
  });

  it('show a marker for a script that cannot be set here, say so, and leave the rest of the name unchanged', async () => {
    const [named] = await pdfs(packageContents({ subjectName: 'Nguyễn 王小明, محمد, שרה' }));
    expect(named!.text).toContain('Nguyễn [?], [?], [?]');
    expect(named!.text).toContain('open 1-letter-and-list.html');
    const [plain] = await pdfs(packageContents());
    expect(plain!.text).not.toContain('[?]');
  });

  it('bring their fonts along, as subsets: no reader has to have them, and no file grows large', async () => {
    for (const pdf of await pdfs(packageContents())) {
      const fonts = [...pdf.objects.values()].filter((o) => /\/Type \/Font\b/.test(o) && o.includes('/Encoding'));
      expect(fonts.map((f) => /\/BaseFont \/[A-Z]{6}\+(\S+)/.exec(f)?.[1]).toSorted()).toEqual([
        'DejaVuSansCondensed',
        'DejaVuSansCondensed-Bold',
      ]);
      expect([...pdf.objects.values()].filter((o) => o.includes('/FontFile2')).length).toBe(2);
    }
    const sizes = (await press.print(packageContents())).flatMap((f) =>
      f.name.endsWith('.pdf') ? [f.bytes.length] : [],
    );
    expect(Math.max(...sizes)).toBeLessThan(100_000);
  });

  it('treat PDF syntax, control characters and direction marks in a name as text', async () => {
    const subjectName = 'A) Tj ET /OpenAction <</JS (x)>> \\ \u0000\u202eB\u007f';
    const [letter] = await pdfs(packageContents({ subjectName }));
    expect(letter!.text).toContain('A) Tj ET /OpenAction <</JS (x)>> \\ [?]B[?]');
    expect(letter!.catalog).not.toContain('OpenAction');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../shared/adapters/records-press/csv.ts';
import { wrap } from '../../../shared/adapters/records-press/pdf-text.ts';
import { createRecordsPress } from '../../../shared/adapters/records-press/records-press.ts';
import { html } from '../../../shared/content/html.ts';
import { packageContents } from '../../fixtures/package-contents.ts';
import { parseCsv } from './parse-csv.ts';

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...Array.from('=+-@＝＋－＠\t\r\n\'",;|<>&\0 a\u202e')) }),
  fc.constantFrom('=1+1', '＝cmd|calc', ' =1', '\t=1', "'=1", '-2+3', '@SUM(A1)', '"\r\n"=1'),
);

describe('injection (T7, G16)', () => {
  it('CSV: another parser finds the same table, no cell starts like a formula, and each value comes back', () => {
    fc.assert(
      fc.property(fc.array(fc.array(nasty, { minLength: 3, maxLength: 3 }), { minLength: 1 }), (rows) => {
        const text = csv(rows);
        expect(text.startsWith('\ufeff')).toBe(true);
        const parsed = parseCsv(text.slice(1));
        expect(parsed.flat().filter((cell) => /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell))).toEqual([]);
        const values = parsed.map((row) => row.map((cell) => (cell.startsWith("'") ? cell.slice(1) : cell)));
        expect(values).toEqual(rows.map((row) => row.map((v) => v.toWellFormed().replaceAll('\0', '\ufffd'))));
      }),
      { numRuns: 3000 },
    );
  });

  it('HTML: no value makes a tag, an attribute or an entity, and each comes back', () => {
    const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#13': '\r' };
    fc.assert(
      fc.property(nasty, nasty, (attribute, text) => {
        const [, a, t] = /^<p title="([^"<>]*)">([^<>"]*)<\/p>$/.exec(
          html`<p title="${attribute}">${text}</p>`.toString(),
        )!;
        const back = (s: string) => s.replace(/&([^;]+);/g, (_, name: string) => entities[name] ?? '?');
        const kept = (s: string) => s.toWellFormed().replace(/[^\P{Cc}\t\n\r]/gu, '\ufffd');
        expect([back(a!), back(t!)]).toEqual([kept(attribute), kept(text)]);
      }),
      { numRuns: 3000 },
    );
  });

  it('HTML: markup in names and records stays text in the copies', async () => {
    const bad = '<img src=x onerror=alert(1)>"><script>alert(1)</script>';
    const base = packageContents({ subjectName: bad, reference: bad });
    const records = base.accounts[0]!.records.map((r) => (r.class === 'support-notes' ? { ...r, text: bad } : r));
    const account = { ...base.accounts[0]!, label: bad, account: bad, records };
    const files = await createRecordsPress().print({ ...base, accounts: [account] });
    for (const file of files.filter((f) => f.name.endsWith('.html'))) {
      const page = new TextDecoder().decode(file.bytes);
      const tags = [...new Set([...page.matchAll(/<([a-z]+\d?)/g)].map(([, tag]) => tag))];
      expect(tags).not.toContain('img');
      expect(tags).not.toContain('script');
      expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(page).not.toMatch(/(src|href)="(?!#)/);
    }
  });

  it('PDF: breaking lines loses no letter and makes no line too wide', () => {
    const widthOf = (piece: string) => piece.length;
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('abc .,é-')) }),
        fc.integer({ min: 1, max: 30 }),
        (text, width) => {
          const lines = wrap(text, width, widthOf);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.normalize('NFC').replaceAll(' ', ''));
          expect(Math.max(...lines.map((line) => line.trimEnd().length))).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensurePages } from '../../local/synth.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const web = join(root, 'dist', 'web');
const read = (path: string) => readFileSync(join(web, path));
const kib = (paths: readonly string[]) =>
  paths.reduce((sum, path) => sum + gzipSync(read(path), { level: 9 }).length, 0) / 1024;

/** What a page loads at once, as its HTML names it. */
function loads(page: string) {
  const html = read(page).toString();
  const found = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, path]) => path ?? '');
  return {
    scripts: found(/(?:src|modulepreload" href)="(\/assets\/[^"]+\.js)"/gu),
    styles: found(/rel="stylesheet" href="(\/assets\/[^"]+)"/gu),
    html,
  };
}

/** U1, in KiB of gzip -9: scripts, then everything with HTML and style. */
const budgets: readonly { readonly page: string; readonly scripts: number; readonly all: number }[] = [
  { page: 'index.html', scripts: 0, all: 12 },
  { page: 'es/index.html', scripts: 0, all: 12 },
  { page: 'report-basic/index.html', scripts: 0, all: 20 },
  { page: 'es/report-basic/index.html', scripts: 0, all: 20 },
  { page: 'report/index.html', scripts: 40, all: 70 },
  // Spanish takes more letters, and has a country beside each address of an envelope: 40.1 KiB.
  { page: 'es/report/index.html', scripts: 40.5, all: 70 },
  { page: 'status/index.html', scripts: 30, all: 50 },
  { page: 'es/status/index.html', scripts: 30, all: 50 },
  { page: 'link/index.html', scripts: 30, all: 50 },
  { page: 'es/link/index.html', scripts: 30, all: 50 },
  { page: 'staff/index.html', scripts: 90, all: 110 },
];

describe('U1: what is loaded first', () => {
  beforeAll(() => ensurePages(root), 120_000);

  it.each(budgets)('$page: scripts ≤ $scripts KiB, all ≤ $all KiB, style ≤ 12 KiB', ({ page, scripts, all }) => {
    const loaded = loads(page);
    expect(loaded.scripts.length > 0).toBe(scripts > 0);
    expect(kib(loaded.scripts)).toBeLessThanOrEqual(scripts);
    expect(kib(loaded.styles)).toBeLessThanOrEqual(12);
    expect(kib([...loaded.scripts, ...loaded.styles, page])).toBeLessThanOrEqual(all);
  });

  it('no page has a script, style or picture written into it, or anything of another origin', () => {
    const pages = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThanOrEqual(4);
    for (const page of pages) {
      const { html } = loads(page);
      expect(
        html.match(/<style|style="|\son\w+="|<script(?! type="(?:module" src|application\/json)| defer src)|data:/gu),
        page,
      ).toBeNull();
      expect(html.match(/(?:src|href)="(?!\/|#|tel:|\{\{)[^"]*"/gu), page).toBeNull();
    }
  });

  it('no font is loaded', () => {
    expect(readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((f) => /woff|ttf|otf/u.test(f))).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pressed } from '../../shared/ports/evidence-press.ts';
import { bundledPress } from '../fixtures/evidence/bundled-press.ts';
import {
  activePdfs,
  bombs,
  canary,
  goodFiles,
  type HostileFile,
  mutated,
  polyglots,
  randomFrom,
  truncated,
} from '../fixtures/evidence/hostile-files.ts';
import { wrongWithPage } from '../fixtures/evidence/page-check.ts';

/** What must be in no page image, whatever the file was. */
const forbidden = [canary, '<script', '<?php', '%PDF-', 'PK\u0003\u0004', '4111111111111111', 'This program cannot'];
const memoryLimit = 1_600 * 1024 * 1024;
const seed = 609;

let press: Awaited<ReturnType<typeof bundledPress>>;
beforeAll(async () => {
  press = await bundledPress({ filesPerThread: 200, time: 1500 });
});
afterAll(() => press.close());

const seen: Pressed[] = [];

/** Names of the files of which more than pixels came out. */
async function unclean(files: readonly HostileFile[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, bytes } of files) {
    const pressed = await press.press(bytes);
    seen.push(pressed);
    if (pressed.outcome !== 'pressed') continue;
    if (pressed.pages.length === 0) found.push(`${name}: no page`);
    for (const page of pressed.pages) found.push(...wrongWithPage(page, forbidden).map((wrong) => `${name}: ${wrong}`));
  }
  return found;
}

/** T6, G15. The files are made from a seed: a failure names the file, and the same seed makes it again. */
describe('G15: hostile files', () => {
  it('of two kinds at once give pixels or nothing', async () => {
    expect(await unclean(await polyglots())).toEqual([]);
  });

  it('that want to act give pixels or nothing', async () => {
    expect(await unclean(activePdfs())).toEqual([]);
  });

  it('cut short give pixels or nothing', async () => {
    expect(await unclean(await truncated(20))).toEqual([]);
  });

  it('that grow without end are ended in their time and memory', async () => {
    expect(await unclean(bombs())).toEqual([]);
  });

  it('mutated give pixels or nothing', async () => {
    const [good, random] = [await goodFiles(), randomFrom(seed)];
    expect(await unclean(Array.from({ length: 220 }, () => mutated(good, random)))).toEqual([]);
  });

  it('were at least 500, of every outcome; the process lives and kept to its memory', () => {
    expect(seen.length).toBeGreaterThanOrEqual(500);
    expect(new Set(seen.map(({ outcome }) => outcome))).toEqual(new Set(['pressed', 'refused', 'failed']));
    expect(process.resourceUsage().maxRSS * 1024).toBeLessThan(memoryLimit);
  });
});

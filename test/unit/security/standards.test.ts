import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

/** A test is named by its file and a part of one of its titles. */
const named = z.string().check(z.regex(/^test\/\S+\.tsx? :: .{12,}$/u));
const mapped = z.union([
  z.strictObject({ tests: z.array(named).check(z.minLength(1)) }),
  z.strictObject({
    reason: z.string().check(z.minLength(20)),
    on: z.string().check(z.regex(/^20\d\d-\d\d-\d\d$/u)),
  }),
]);
const asvs = z.object({ requirements: z.record(z.string().check(z.regex(/^\d+\.\d+\.\d+$/u)), mapped) });

const read = (path: string) => readFileSync(path, 'utf8');
const missing = (names: readonly string[]) =>
  names.filter((name) => {
    const [file = '', title = ''] = name.split(' :: ');
    return !existsSync(file) || !titles(file).some((one) => one.includes(title));
  });

/** Titles of `it` and `describe`, `each` or not. */
function titles(file: string): readonly string[] {
  return [...read(file).matchAll(/(?:it|describe)(?:\.each\([\s\S]{0,200}?\))?\(\s*(['`])([\s\S]*?)\1,/gu)].map(
    ([, , title = '']) => title,
  );
}

describe('G23: what the standards ask is mapped', () => {
  const { requirements } = asvs.parse(JSON.parse(read('docs/security/asvs.json')));

  it('G23: every ASVS requirement of the selection names tests there are, or a dated reason', () => {
    const all = Object.entries(requirements).flatMap(([id, to]) =>
      'tests' in to ? missing(to.tests).map((name) => `${id} names no test there is: ${name}`) : [],
    );
    expect(all).toEqual([]);
    expect(Object.keys(requirements)).toHaveLength(162);
  });

  it('G23: more of them are held by a test than by a reason', () => {
    const held = Object.values(requirements).filter((to) => 'tests' in to).length;
    console.log(`figure G23: ${Object.keys(requirements).length} ASVS requirements, ${held} held by tests`);
    expect(held).toBeGreaterThan(Object.keys(requirements).length / 2);
  });

  it('G23: each threat T1 to T17 has what is done about it and a test there is', () => {
    const rows = read('docs/security/threat-model.md')
      .split('\n')
      .filter((line) => line.startsWith('| T'))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    expect(rows.map(([, threat]) => /^T\d+/u.exec(threat ?? '')?.[0])).toEqual(
      Array.from({ length: 17 }, (_, i) => `T${i + 1}`),
    );
    for (const [, threat, done, tests] of rows) {
      const names = [...(tests ?? '').matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name);
      expect(done?.length, threat).toBeGreaterThan(20);
      expect([threat, names.length > 0, missing(names)]).toEqual([threat, true, []]);
    }
  });
});

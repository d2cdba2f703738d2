import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evolve } from '../../../shared/domain/case/evolve.ts';
import { viewOf } from '../../../shared/domain/case/head.ts';
import type { CaseState } from '../../../shared/domain/case/state.ts';
import { type StoredCommit, verifyChain } from '../../../shared/domain/chain.ts';
import { readCommit } from '../../../shared/schemas/commit.ts';
import { lifted } from '../../../shared/schemas/upcast.ts';

/** Logs as they were stored on the day in their name, by the demo of that day. They are never rewritten: what is in a table stays readable. */
const folder = new URL('../../fixtures/golden-logs/', import.meta.url);
const logs = readdirSync(folder).map((name) => ({
  name,
  stored: readFileSync(new URL(name, folder), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as StoredCommit),
}));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('logs written by earlier versions', () => {
  it('L50: there is at least one', () => {
    expect(logs.length).toBeGreaterThan(0);
  });

  it.each(logs)('L50 G19: $name still verifies over its stored bytes', ({ stored }) => {
    expect(verifyChain(stored, sha256, readCommit)).toEqual([]);
  });

  it.each(logs)('L50: $name still folds to an answered case', ({ stored }) => {
    const state = stored.reduce<CaseState>(
      (before, { body }) => {
        const commit = readCommit(body);
        if (!commit) throw new Error(`unreadable: ${body}`);
        return commit.events.reduce<CaseState>((s, e) => evolve(s, e, { at: commit.at, actor: commit.actor }), before);
      },
      { phase: 'none' },
    );
    if (state.phase === 'none') throw new Error('no case');
    expect(viewOf(state).word).toBe('ready');
    expect(Object.values(state.file.requests).every((r) => r.answer?.how === 'records')).toBe(true);
  });

  it('L50: an event of an unknown version or type makes a commit unreadable, never skipped', () => {
    const first = logs[0]?.stored[0]?.body ?? '';
    expect(readCommit(first)).toBeDefined();
    expect(readCommit(first.replace('"v":1', '"v":99'))).toBeUndefined();
    expect(readCommit(first.replace('"case-opened"', '"case-dreamt"'))).toBeUndefined();
  });

  it('L50: what is no commit is given back for the schema to refuse', () => {
    expect([lifted(null), lifted([]), lifted({ events: 'none' })]).toEqual([null, [], { events: 'none' }]);
  });
});

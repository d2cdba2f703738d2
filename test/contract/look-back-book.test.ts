import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDynoxide } from '../../local/runtime/dynoxide.ts';
import { createLookBackBook, keyId } from '../../shared/adapters/dynamodb/look-back-book.ts';
import type { LookBackBook } from '../../shared/ports/look-back-book.ts';
import { fakeLookBackBook } from '../fakes/look-back-book.ts';
import { caseTables } from './ports/tables.ts';

const books: Readonly<Record<string, () => Promise<{ readonly book: LookBackBook; close(): Promise<void> }>>> = {
  'the fake': async () => ({ ...fakeLookBackBook(keyId), close: async () => undefined }),
  'DynamoDB (dynoxide)': async () => {
    const path = mkdtempSync(join(tmpdir(), 'redress-look-back-'));
    const dynamo = await startDynoxide(path);
    await dynamo.ensureTables(caseTables);
    return {
      book: createLookBackBook(dynamo.client, { cases: 'cases', keys: 'keys' }),
      async close() {
        await dynamo.close();
        rmSync(path, { recursive: true });
      },
    };
  },
};

it.each(Object.entries(books))('G25 %s: bounces are noted beside the log, once each, by drive', async (_, make) => {
  const { book, close } = await make();
  const entry = { seq: 1, body: 'b', hash: 'h' };
  const note = { name: 'n', bytes: Buffer.from('sealed') };
  expect(await book.append('one', entry, [note], Buffer.from('key'))).toBe('done');
  for (const code of ['7K4M-9QXT', 'AAAA-0000', '7K4M-9QXT']) await book.noteBounce('one', code);
  expect((await book.bounces('one')).toSorted()).toEqual(['7K4M-9QXT', 'AAAA-0000']);
  expect(await book.bounces('two')).toEqual([]);
  expect(await book.entries('one')).toEqual([entry]);
  expect(await book.append('one', entry, [])).toBe('conflict');
  expect(Buffer.from((await book.sealedItem('one', 'n')) ?? []).toString()).toBe('sealed');
  await close();
});

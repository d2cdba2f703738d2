import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { maskCardNumbers } from '../../shared/domain/card-numbers.ts';
import { actionAnswer, instrumentsAnswer, sourceRecord } from '../../shared/schemas/commerce-system.ts';
import { commerceApi, published } from '../../tools/commerce-api.ts';
import { examples } from '../../tools/commerce-api-examples.ts';

const order = (examples['RecordsAnswer'] as { records: object[] }).records[0];

describe('the published contract', () => {
  it('is what the schemas of the adapter say (npm run docs writes it)', () => {
    const committed: unknown = parse(readFileSync('docs/api/commerce-system.yaml', 'utf8'));
    expect(committed).toEqual(JSON.parse(JSON.stringify(commerceApi())));
  });

  it('refers only to schemas it holds, and holds none it does not refer to', () => {
    const text = JSON.stringify(commerceApi());
    const referred = [...text.matchAll(/#\/components\/schemas\/(\w+)/gu)].map(([, id]) => id);
    expect(new Set(referred)).toEqual(new Set(Object.keys(published)));
  });

  it.each(Object.entries(examples))('the example of %s is one the adapter takes', (id, example) => {
    const schema = published[id];
    expect(schema && z.safeParse(schema, example).error).toBeUndefined();
  });
});

describe('what the adapter takes from a system', () => {
  it('T10: a field that is not in the contract is dropped', () => {
    const read = sourceRecord.parse({ ...order, riskScore: 12, visits: ['/phones'] });
    expect(Object.keys(read)).not.toContain('riskScore');
    expect(Object.keys(read)).not.toContain('visits');
  });

  it('L30: navigation is no class of record', () => {
    expect(sourceRecord.safeParse({ ...order, class: 'navigation' }).success).toBe(false);
  });

  it.each(['Account closed by Maria Example', 'maria@mail.example', 'REFUSED', ''])(
    'G12: a refusal is a code, not the sentence %j that could hold a name',
    (reason) => {
      expect(actionAnswer.safeParse({ outcome: 'refused', reason }).success).toBe(false);
    },
  );

  it('G12: ids and receipts cannot be mail addresses or sentences', () => {
    const done = { outcome: 'done', noticeSuppressed: true };
    expect(actionAnswer.safeParse({ ...done, receipt: 'maria@mail.example' }).success).toBe(false);
    expect(actionAnswer.safeParse({ ...done, receipt: 'sent to Maria' }).success).toBe(false);
    expect(actionAnswer.safeParse({ ...done, receipt: 'rc-20260711/0001=' }).success).toBe(true);
  });

  it('G13: an instrument has 4 digits, never more', () => {
    const one = { id: 'pm-1', kind: 'card', status: 'active', last4: '4242424242424242' };
    expect(instrumentsAnswer.safeParse({ instruments: [one], frozen: false }).success).toBe(false);
  });

  it('G13 L29: a card number in a note is cut to its last 4, and nothing else of the note is touched', () => {
    const note = (text: string) => ({
      id: 'n',
      at: '2026-07-11',
      traces: [],
      class: 'support-notes',
      channel: 'phone',
      text,
    });
    const read = sourceRecord.parse(note('Jordan Sample read out 4242 4242 4242 4242 and +1 646 555 0177.'));
    expect(read).toMatchObject({ text: 'Jordan Sample read out [card number ending 4242] and +1 646 555 0177.' });
    expect(maskCardNumbers('Parcel 1234567890123456')).toBe('Parcel 1234567890123456');
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SearchIdentifiers } from '../../shared/domain/identifiers.ts';
import { type RecordClass, recordClasses } from '../../shared/domain/records.ts';
import type { ActionVerb } from '../../shared/domain/verbs.ts';
import type { ActionAnswer, ActionOrder, CommerceSystem } from '../../shared/ports/commerce-system.ts';

/** One test account of the system under test. The suite changes it and undoes every change. */
export interface CommerceSystemUnderTest {
  readonly system: CommerceSystem;
  /** Active, not frozen, with an active `instrument` and preferably another one beside it and pending orders. */
  readonly account: string;
  readonly instrument: string;
  /** Identifiers of the person whose card the instrument is; at least that card with its fingerprint. */
  readonly identifiers: SearchIdentifiers;
  /** Classes this account has records of. */
  readonly classes: readonly RecordClass[];
  /** A digest of the account as the system itself keeps it; absent: what the port shows is compared. */
  readonly stored?: (() => Promise<string>) | undefined;
  close(): Promise<void>;
}

const pairs: readonly (readonly [ActionVerb, ActionVerb])[] = [
  ['hold', 'release-hold'],
  ['remove', 'restore'],
  ['block', 'unblock'],
  ['freeze', 'unfreeze'],
  ['stop-orders', 'resume-orders'],
  ['flag', 'unflag'],
];

/** What docs/api/commerce-system.yaml asks of every system, seen through the port. Each test leaves the account as it was. */
export function describeCommerceSystem(name: string, make: () => Promise<CommerceSystemUnderTest>): void {
  describe(`${name} keeps to the contract`, () => {
    let on: CommerceSystemUnderTest;
    let before: unknown;
    let keys = 0;
    const run = `conformance-${Math.random().toString(36).slice(2)}`;
    const key = () => `${run}-${(keys += 1)}`;

    beforeAll(async () => {
      on = await make();
    });
    afterAll(() => on.close());
    beforeEach(async () => {
      before = await state();
    });

    async function state() {
      const orders = await on.system.collect(on.account, 'orders');
      return { instruments: await listed(), orders, stored: await on.stored?.() };
    }
    async function listed() {
      const answer = await on.system.listInstruments(on.account);
      if (answer.outcome !== 'done') throw new Error(`the test account's instruments: ${answer.outcome}`);
      return answer;
    }
    async function mine() {
      const found = (await listed()).instruments.find((i) => i.id === on.instrument);
      if (!found) throw new Error('the test instrument is not on the test account');
      return found;
    }
    const order = (verb: ActionVerb, more: Partial<ActionOrder> = {}): ActionOrder => ({
      verb,
      account: on.account,
      instrument: { id: on.instrument },
      ...(verb === 'flag' || verb === 'unflag' ? { flags: ['do-not-furnish', 'do-not-collect', 'disputed'] } : {}),
      quiet: true,
      ...more,
    });
    const act = (verb: ActionVerb, more: Partial<ActionOrder> = {}, by = key()): Promise<ActionAnswer> =>
      on.system.act(order(verb, more), by);

    it('L24: the card alone finds the account and says which instrument it is', async () => {
      const nothing = { names: [], emails: [], phones: [], addresses: [] };
      const answer = await on.system.search({ ...nothing, cards: on.identifiers.cards });
      const found = answer.outcome === 'done' ? answer.candidates.filter((c) => c.account === on.account) : [];
      expect(found).toHaveLength(1);
      expect(found[0]?.traces).toContainEqual(
        expect.objectContaining({ kind: 'card', instrument: on.instrument, fingerprint: (await mine()).fingerprint }),
      );
    });

    it('L25: every page is there, each account once, and the same again', async () => {
      const first = await on.system.search(on.identifiers);
      const accounts = first.outcome === 'done' ? first.candidates.map((c) => c.account) : [];
      expect(accounts).toContain(on.account);
      expect(new Set(accounts).size).toBe(accounts.length);
      expect(await on.system.search(on.identifiers)).toEqual(first);
    });

    it('L26: a person nobody knows is found nowhere, and that is an answer', async () => {
      const nobody = { emails: ['nobody-0609@nowhere.example'], phones: [], addresses: [], names: [], cards: [] };
      expect(await on.system.search(nobody)).toEqual({ outcome: 'done', candidates: [] });
    });

    it('says not-found of an account that does not exist', async () => {
      const account = 'no-such-account-0609';
      expect(await on.system.listInstruments(account)).toEqual({ outcome: 'not-found' });
      expect(await on.system.collect(account, 'orders')).toEqual({ outcome: 'not-found' });
      expect(await act('freeze', { account })).toEqual({ outcome: 'not-found' });
    });

    it('says not-found of an instrument that is not on the account', async () => {
      expect(await act('hold', { instrument: { id: 'no-such-instrument-0609' } })).toEqual({ outcome: 'not-found' });
      expect(await state()).toEqual(before);
    });

    it('L42: preserve answers with a snapshot and changes nothing', async () => {
      const answer = await act('preserve');
      expect(answer).toMatchObject({ outcome: 'done', snapshot: expect.anything() });
      expect(await state()).toEqual(before);
    });

    it.each(pairs)('L45 G5: %s is done quietly, and %s undoes it exactly', async (verb, undo) => {
      expect(await act(verb)).toMatchObject({ outcome: 'done', noticeSuppressed: true });
      expect(await act(undo)).toMatchObject({ outcome: 'done', noticeSuppressed: true });
      expect(await state()).toEqual(before);
    });

    it.each(pairs)('G5: %s twice under two keys is still undone by one %s', async (verb, undo) => {
      await act(verb);
      expect(await act(verb)).toMatchObject({ outcome: 'done' });
      await act(undo);
      expect(await state()).toEqual(before);
    });

    it.each(pairs)('%s that was never done: %2$s changes nothing', async (_, undo) => {
      expect(await act(undo)).toMatchObject({ outcome: 'done' });
      expect(await state()).toEqual(before);
    });

    it('L43: hold and remove touch this instrument alone, and it stays on the list', async () => {
      const others = (await listed()).instruments.filter((i) => i.id !== on.instrument);
      await act('hold');
      expect((await mine()).status).toBe('held');
      await act('remove');
      expect((await mine()).status).toBe('removed');
      expect((await listed()).instruments.filter((i) => i.id !== on.instrument)).toEqual(others);
      await act('restore');
      expect((await mine()).status).toBe('held');
      await act('release-hold');
      expect(await state()).toEqual(before);
    });

    it('G5: undone in another order than it was done, it is still as before', async () => {
      for (const [verb] of pairs) await act(verb);
      for (const [, undo] of pairs) await act(undo);
      expect(await state()).toEqual(before);
    });

    it('L44: a frozen account shows it', async () => {
      await act('freeze');
      expect((await listed()).frozen).toBe(true);
      await act('unfreeze');
      expect((await listed()).frozen).toBe(false);
    });

    it('G2: the same key never does it twice, not even after the undoing, and answers with the same receipt', async () => {
      const once = key();
      const first = await act('hold', {}, once);
      expect(await act('hold', {}, once)).toEqual(first);
      await act('release-hold');
      expect(await act('hold', {}, once)).toEqual(first);
      expect((await mine()).status).toBe('active');
    });

    it('G2: ten at once under one key are one change with one receipt', async () => {
      const once = key();
      const answers = await Promise.all(Array.from({ length: 10 }, () => act('hold', {}, once)));
      expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
      expect(answers[0]).toMatchObject({ outcome: 'done' });
      await act('release-hold');
      expect(await state()).toEqual(before);
    });

    it('G2: a key of another change is refused, and nothing happens', async () => {
      const once = key();
      await act('preserve', {}, once);
      expect(await act('remove', {}, once)).toMatchObject({ outcome: 'refused' });
      expect(await state()).toEqual(before);
    });

    it('G2: the fingerprint may be missing in the second try; it is the same change', async () => {
      const once = key();
      const { fingerprint } = await mine();
      const first = await act('hold', { instrument: { id: on.instrument, fingerprint } }, once);
      expect(await act('hold', { instrument: { id: on.instrument } }, once)).toEqual(first);
      await act('release-hold');
      expect(await state()).toEqual(before);
    });

    it('T2: an id that now stands for another card is not touched', async () => {
      const instrument = { id: on.instrument, fingerprint: 'fp_of_another_card' };
      expect(await act('remove', { instrument })).toMatchObject({ outcome: 'refused' });
      expect(await state()).toEqual(before);
    });

    it('L45: a notice goes out in the words given and changes nothing', async () => {
      const once = key();
      const words = { subject: 'Part of your account is on hold', text: 'We put a hold on part of your account.' };
      const notice = { kind: 'on-hold', version: 'conformance', en: words, es: words } as const;
      const first = await act('notice', { notice }, once);
      expect(first).toMatchObject({ outcome: 'done' });
      expect(await act('notice', { notice }, once)).toEqual(first);
      expect(await state()).toEqual(before);
    });

    it.each(recordClasses)('L28: %s: all records of the class, each once, or who holds them', async (recordClass) => {
      const answer = await on.system.collect(on.account, recordClass);
      expect(['done', 'held-by']).toContain(answer.outcome);
      const records = answer.outcome === 'done' ? answer.records : [];
      expect(records.every((r) => r.class === recordClass)).toBe(true);
      expect(new Set(records.map((r) => r.id)).size).toBe(records.length);
      expect(records.length > 0).toBe(on.classes.includes(recordClass));
    });
  });
}

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CaseStore } from '../../../shared/ports/case-store.ts';
import { sha256 } from '../../fakes/edges.ts';
import { type MadeCase, madeCase, nextCommit } from './made-case.ts';

export interface CaseStoreUnderTest {
  readonly store: CaseStore;
  close?(): Promise<void>;
}

/** What a CaseStore owes its callers, whatever lies behind it. */
export function describeCaseStore(name: string, make: () => Promise<CaseStoreUnderTest>): void {
  describe(`${name} as a CaseStore`, () => {
    let on: CaseStoreUnderTest;
    let store: CaseStore;
    beforeAll(async () => {
      on = await make();
      store = on.store;
    });
    afterAll(() => on.close?.());

    const opened = async (more: Parameters<typeof madeCase>[0] = {}): Promise<MadeCase> => {
      const made = madeCase(more);
      expect(await store.open(made.intake)).toBe('done');
      return made;
    };

    it('G1: what intake wrote is all there: log, sealed text, reference, idempotency, head', async () => {
      const { intake, view } = await opened();
      expect((await store.log(intake.case)).map((e) => e.commit.seq)).toEqual([1]);
      expect(await store.stored(intake.case)).toEqual([intake.commit]);
      expect(Buffer.from((await store.sealedItem(intake.case, 'report')) ?? []).toString()).toBe('sealed report');
      expect(await store.idempotency(intake.idempotency.key)).toEqual({ case: intake.case, body: 'body' });
      await vi.waitFor(async () => expect(await store.caseOf(intake.reference)).toBe(intake.case));
      await vi.waitFor(async () => expect(await store.head(intake.case)).toEqual({ ...intake.head, view }));
    });

    it('G22: a second intake under the same key writes nothing at all', async () => {
      const first = await opened();
      const second = madeCase({ key: first.intake.idempotency.key });
      expect(await store.open(second.intake)).toBe('exists');
      expect(await store.log(second.intake.case)).toEqual([]);
      expect(await store.caseOf(second.intake.reference)).toBeUndefined();
      expect(await store.sealedItem(second.intake.case, 'report')).toBeUndefined();
    });

    it('a reference that is taken is a clash, and nothing is written', async () => {
      const first = await opened();
      const second = madeCase({ reference: first.intake.reference });
      expect(await store.open(second.intake)).toBe('clash');
      expect(await store.log(second.intake.case)).toEqual([]);
      expect(await store.idempotency(second.intake.idempotency.key)).toBeUndefined();
      expect(await store.caseOf(first.intake.reference)).toBe(first.intake.case);
    });

    it('a case nobody opened is an empty log, no head, nothing sealed', async () => {
      const { intake } = madeCase();
      expect(await store.log(intake.case)).toEqual([]);
      expect(await store.stored(intake.case)).toEqual([]);
      expect(await store.head(intake.case)).toBeUndefined();
      expect(await store.sealedItem(intake.case, 'report')).toBeUndefined();
      expect(await store.idempotency(intake.idempotency.key)).toBeUndefined();
      expect(await store.caseOf(intake.reference)).toBeUndefined();
    });

    it('P4: a number that is taken is a conflict, and the commit that was there stays', async () => {
      const { intake } = await opened();
      const second = nextCommit(intake, 2, intake.commit);
      expect(await store.append(intake.case, second, intake.commit.hash, [])).toBe('done');
      const rival = nextCommit(intake, 2, intake.commit, 'someone-else');
      expect(await store.append(intake.case, rival, intake.commit.hash, [])).toBe('conflict');
      expect(await store.stored(intake.case)).toEqual([intake.commit, second]);
    });

    it('P4: of twenty at once on one number one is written', async () => {
      const { intake } = await opened();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          store.append(intake.case, nextCommit(intake, 2, intake.commit, `w${n}`), intake.commit.hash, []),
        ),
      );
      expect(answers.filter((a) => a === 'done')).toHaveLength(1);
      expect(await store.log(intake.case)).toHaveLength(2);
    });

    it('P4: of a log only what came after a number can be read, and the whole of it with the head at once', async () => {
      const { intake } = await opened();
      const second = nextCommit(intake, 2, intake.commit);
      const third = nextCommit(intake, 3, second);
      await store.append(intake.case, second, intake.commit.hash, []);
      await store.append(intake.case, third, second.hash, []);
      expect((await store.log(intake.case, 1)).map((e) => e.hash)).toEqual([second.hash, third.hash]);
      expect(await store.log(intake.case, 3)).toEqual([]);
      const { log, head } = await store.logAndHead(intake.case);
      expect(log).toEqual(await store.log(intake.case));
      expect(head).toEqual(await store.head(intake.case));
      expect(await store.logAndHead('nobody')).toEqual({ log: [], head: undefined });
    });

    it('a commit and the texts sealed for it are written together or not at all', async () => {
      const { intake } = await opened();
      const second = nextCommit(intake, 2, intake.commit);
      const note = { name: 'note.1', bytes: Buffer.from('sealed note') };
      expect(await store.append(intake.case, second, intake.commit.hash, [note])).toBe('done');
      const third = nextCommit(intake, 3, second);
      const other = { name: 'note.2', bytes: Buffer.from('other') };
      expect(await store.append(intake.case, third, second.hash, [other, note])).toBe('conflict');
      expect(await store.log(intake.case)).toHaveLength(2);
      expect(await store.sealedItem(intake.case, 'note.2')).toBeUndefined();
      const late = nextCommit(intake, 2, intake.commit, 'late');
      expect(await store.append(intake.case, late, intake.commit.hash, [other])).toBe('conflict');
      expect(await store.sealedItem(intake.case, 'note.2')).toBeUndefined();
      expect(Buffer.from((await store.sealedItem(intake.case, 'note.1')) ?? []).toString()).toBe('sealed note');
    });

    it('G9: a commit of more than DynamoDB takes is refused, alone and beside a sealed text, and one of 390 KB is not', async () => {
      const { intake } = await opened();
      const note = { name: 'note.1', bytes: Buffer.from('sealed note') };
      const large = nextCommit(intake, 2, intake.commit, 'o'.repeat(410 * 1024));
      for (const sealed of [[], [note]])
        await expect(store.append(intake.case, large, intake.commit.hash, sealed)).rejects.toThrow();
      expect(await store.log(intake.case)).toHaveLength(1);
      expect(await store.sealedItem(intake.case, 'note.1')).toBeUndefined();
      const whole = nextCommit(intake, 2, intake.commit, 'o'.repeat(390 * 1024));
      expect(await store.append(intake.case, whole, intake.commit.hash, [])).toBe('done');
    });

    it('G9: so is a sealed text of more than DynamoDB takes, and more texts than one transaction', async () => {
      const { intake } = await opened();
      const second = nextCommit(intake, 2, intake.commit);
      const large = { name: 'note.1', bytes: Buffer.alloc(410 * 1024) };
      const many = Array.from({ length: 100 }, (_, n) => ({ name: `note.${n}`, bytes: Buffer.from('x') }));
      for (const sealed of [[large], many])
        await expect(store.append(intake.case, second, intake.commit.hash, sealed)).rejects.toThrow();
      expect(await store.log(intake.case)).toHaveLength(1);
    });

    it('G19: the log comes in order and exactly as it was hashed, past the tenth and the hundredth commit', async () => {
      const { intake } = await opened();
      let last = intake.commit;
      for (let seq = 2; seq <= 101; seq++) {
        const next = nextCommit(intake, seq, last, `owner ${seq} ñ 😀`);
        expect(await store.append(intake.case, next, last.hash, [])).toBe('done');
        last = next;
      }
      const log = await store.log(intake.case);
      const stored = await store.stored(intake.case);
      expect(log.map((e) => e.commit.seq)).toEqual(Array.from({ length: 101 }, (_, i) => i + 1));
      expect(log.slice(1).every((e, i) => e.commit.prev === log[i]?.hash)).toBe(true);
      expect(stored.every((c) => sha256(c.body) === c.hash)).toBe(true);
      expect(log.at(-1)?.commit.events).toEqual([
        { v: 1, type: 'assigned', owner: 'owner 101 ñ 😀', backup: 'backup' },
      ]);
    });

    it('an older head never replaces a newer one, and the link outlives every head that brings none', async () => {
      const { intake, view } = await opened();
      const put = (seq: number, checkAt: string, evenIfSame: boolean) =>
        store.putHead(intake.case, { seq, view, checkAt }, { evenIfSame });
      await put(3, '2026-11-03T00:00:00.000Z', false);
      await put(2, '2026-11-04T00:00:00.000Z', false);
      await put(2, '2026-11-04T00:00:00.000Z', true);
      await put(3, '2026-11-05T00:00:00.000Z', false);
      const head = { seq: 3, view, link: intake.head.link };
      await vi.waitFor(async () =>
        expect(await store.head(intake.case)).toEqual({ ...head, checkAt: '2026-11-03T00:00:00.000Z' }),
      );
      await put(3, '2026-11-06T00:00:00.000Z', true);
      await vi.waitFor(async () =>
        expect(await store.head(intake.case)).toEqual({ ...head, checkAt: '2026-11-06T00:00:00.000Z' }),
      );
    });

    it('G21: a head with a new link replaces the old one', async () => {
      const { intake, view } = await opened();
      const link = sha256(`another link of ${intake.case}`);
      await store.putHead(intake.case, { seq: 2, view, link }, { evenIfSame: false });
      await vi.waitFor(async () => expect((await store.head(intake.case))?.link).toBe(link));
    });

    it('G3: the sweep is given what is due by now, to the millisecond, and what nothing comes to no more', async () => {
      const { intake, view } = await opened({ checkAt: '2001-01-01T00:00:00.500Z' });
      const due = async (now: string) => (await store.due(now, 100)).filter((id) => id === intake.case).length;
      await vi.waitFor(async () => expect(await due('2001-01-01T00:00:00.500Z')).toBe(1));
      expect(await due('2001-01-01T00:00:00.499Z')).toBe(0);
      const closed = { ...view, phase: 'closed' } as const;
      await store.putHead(
        intake.case,
        { seq: 8, view: closed, checkAt: '2001-01-01T00:00:00.400Z' },
        { evenIfSame: false },
      );
      await vi.waitFor(async () => expect(await due('2001-01-01T00:00:00.400Z')).toBe(1));
      await store.putHead(intake.case, { seq: 9, view: closed }, { evenIfSame: false });
      await vi.waitFor(async () => expect(await due('2001-01-01T00:00:00.500Z')).toBe(0));
    });

    it('L37: the print queue has cases with letters that wait, the longest first, closed ones too', async () => {
      const some = await Promise.all(
        ['1900-01-03', '1900-01-01', '1900-01-02'].map(async (day) => {
          const { intake, view } = await opened();
          const letter = {
            letter: 'V1.r1',
            template: 'V1',
            status: 'owed',
            owedAt: `${day}T00:00:00.000Z`,
            late: false,
          };
          const waiting = { ...view, phase: 'closed', letters: [letter] } as const;
          await store.putHead(intake.case, { seq: 2, view: waiting as typeof view }, { evenIfSame: false });
          return { id: intake.case, view, day };
        }),
      );
      const order = some.toSorted((a, b) => a.day.localeCompare(b.day)).map((one) => one.id);
      const mine = async () => (await store.printQueue(100)).map((row) => row.case).filter((id) => order.includes(id));
      await vi.waitFor(async () => expect(await mine()).toEqual(order));
      for (const { id, view } of some) await store.putHead(id, { seq: 3, view }, { evenIfSame: false });
      await vi.waitFor(async () => expect(await mine()).toEqual([]));
    });

    it('the desk reads open cases, the earliest due date first, and never more than it asked for', async () => {
      const some = await Promise.all(
        ['1900-01-03', '1900-01-01', '1900-01-02'].map(async (dueOn) => {
          const { intake, view } = await opened();
          await store.putHead(
            intake.case,
            { seq: 2, view: { ...view, dueOn }, checkAt: intake.head.checkAt },
            { evenIfSame: false },
          );
          return { intake, view, dueOn };
        }),
      );
      const order = some.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn)).map((s) => s.intake.case);
      await vi.waitFor(async () => {
        const queue = (await store.queue({ limit: 100 })).rows.map((q) => q.case).filter((id) => order.includes(id));
        expect(queue).toEqual(order);
      });
      expect((await store.queue({ limit: 2 })).rows.length).toBe(2);
      const closed = async (seq: number, tasks: number) => {
        for (const { intake, view, dueOn } of some)
          await store.putHead(
            intake.case,
            { seq, view: { ...view, dueOn, phase: 'closed', tasks }, checkAt: intake.head.checkAt },
            { evenIfSame: false },
          );
        return (await store.queue({ limit: 100 })).rows.map((q) => q.case).filter((id) => order.includes(id));
      };
      // With a task they stay: somebody has to see it.
      expect(await closed(3, 1)).toEqual(order);
      await vi.waitFor(async () => expect(await closed(4, 0)).toEqual([]));
      // Closed ones are a list of their own, and pages lead from one to the next.
      const done: string[] = [];
      let after: string | undefined;
      do {
        const page = await store.queue({ limit: 1, closed: true, after });
        done.push(...page.rows.map((q) => q.case));
        after = page.next;
      } while (after !== undefined);
      expect(done.filter((id) => order.includes(id))).toEqual(order.toReversed());
      expect(new Set(done).size).toBe(done.length);
    });
  });
}

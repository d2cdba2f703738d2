import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Outbox } from '../../../shared/ports/outside.ts';
import { workMessage } from '../../../shared/schemas/wire.ts';
import { madeCase } from './made-case.ts';

type QueueName = Parameters<Outbox['send']>[0];
export interface OutboxUnderTest {
  readonly outbox: Outbox;
  /** Takes what waits and deletes it. Called until it answers nothing. */
  take(queue: QueueName): Promise<readonly string[]>;
  close?(): Promise<void>;
}

export function describeOutbox(name: string, make: () => Promise<OutboxUnderTest>): void {
  describe(`${name} as an Outbox`, () => {
    let on: OutboxUnderTest | undefined;
    beforeEach(async () => {
      on ??= await make();
    });
    afterAll(() => on?.close?.());

    async function taken(queue: QueueName) {
      const all: string[] = [];
      for (let some = await on!.take(queue); some.length > 0; some = await on!.take(queue)) all.push(...some);
      return all.map((body) => workMessage.parse(JSON.parse(body)));
    }
    const id = madeCase().intake.case;

    it('G15 T15: a message is version, case and work, and nothing else', async () => {
      await on!.outbox.send('steps', [{ case: id, work: 'm1.hold.pm-1' }]);
      expect(await taken('steps')).toEqual([{ v: 1, case: id, work: 'm1.hold.pm-1' }]);
    });

    it('each queue has its own messages', async () => {
      await on!.outbox.send('mails', [{ case: id, work: 'V1.r1' }]);
      await on!.outbox.send('packages', [{ case: id, work: 'p1' }]);
      expect((await taken('mails')).map((m) => m.work)).toEqual(['V1.r1']);
      expect((await taken('packages')).map((m) => m.work)).toEqual(['p1']);
      expect(await taken('steps')).toEqual([]);
    });

    it('G1: of more than a batch, and of none, every one arrives', async () => {
      const works = Array.from({ length: 23 }, (_, n) => `m${n}.collect`);
      await on!.outbox.send('steps', []);
      await on!.outbox.send(
        'steps',
        works.map((work) => ({ case: id, work })),
      );
      expect((await taken('steps')).map((m) => m.work).toSorted()).toEqual(works.toSorted());
    });

    it('the same message twice is two messages: at least once is all a queue promises', async () => {
      await on!.outbox.send('steps', [
        { case: id, work: 'prepare' },
        { case: id, work: 'prepare' },
      ]);
      expect((await taken('steps')).length).toBe(2);
    });
  });
}

import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reminders } from '../../../shared/ports/outside.ts';
import { workMessage } from '../../../shared/schemas/wire.ts';
import { madeCase } from './made-case.ts';

export interface RemindersUnderTest {
  readonly reminders: Reminders;
  /** Lets the clock pass this instant and answers the inputs that fired. Absent where nobody can move the clock (AWS). */
  readonly pass?: ((instant: string) => Promise<readonly string[]>) | undefined;
  /** Names of what is scheduled for a case. */
  scheduled(id: string): Promise<readonly string[]>;
  close?(): Promise<void>;
}

/** Instants are in 2099, so that on AWS nothing fires meanwhile. */
export function describeReminders(name: string, make: () => Promise<RemindersUnderTest>): void {
  describe(`${name} as Reminders`, () => {
    let on: RemindersUnderTest | undefined;
    beforeEach(async () => {
      on ??= await make();
    });
    afterAll(() => on?.close?.());
    const rung = (day: number) => ({ day, at: `2099-03-${day}T14:00:00.000Z` });

    it('L15: one schedule per rung, and making them again makes no more', async () => {
      const id = madeCase().intake.case;
      await on!.reminders.make(id, 'r1', [rung(10), rung(20)]);
      await on!.reminders.make(id, 'r1', [rung(20), rung(25)]);
      expect((await on!.scheduled(id)).length).toBe(3);
      await on!.reminders.drop(id, 'r1', [10, 20, 25]);
      expect(await on!.scheduled(id)).toEqual([]);
    });

    it('dropping what never was, and making nothing, are no errors', async () => {
      const id = madeCase().intake.case;
      await on!.reminders.drop(id, 'r1', [10]);
      await on!.reminders.make(id, 'r1', []);
      expect(await on!.scheduled(id)).toEqual([]);
    });

    it('requests of one case do not touch each other', async () => {
      const id = madeCase().intake.case;
      await on!.reminders.make(id, 'r1', [rung(10)]);
      await on!.reminders.make(id, 'r2', [rung(10)]);
      await on!.reminders.drop(id, 'r1', [10]);
      expect((await on!.scheduled(id)).length).toBe(1);
      await on!.reminders.drop(id, 'r2', [10]);
    });

    it('L15: each fires once at its time with ids only, and not when it was dropped', async () => {
      const id = madeCase().intake.case;
      await on!.reminders.make(id, 'r1', [rung(11), rung(12), rung(13)]);
      await on!.reminders.drop(id, 'r1', [12]);
      if (!on!.pass) {
        expect((await on!.scheduled(id)).length).toBe(2);
        await on!.reminders.drop(id, 'r1', [11, 13]);
        return;
      }
      const mine = (inputs: readonly string[]) =>
        inputs.map((i) => workMessage.parse(JSON.parse(i))).filter((m) => m.case === id);
      expect(mine(await on!.pass('2099-03-11T13:59:59.000Z'))).toEqual([]);
      expect(mine(await on!.pass('2099-03-12T15:00:00.000Z'))).toEqual([{ v: 1, case: id, work: 'r1.11' }]);
      expect(mine(await on!.pass('2099-03-13T15:00:00.000Z'))).toEqual([{ v: 1, case: id, work: 'r1.13' }]);
      expect(mine(await on!.pass('2099-03-30T15:00:00.000Z'))).toEqual([]);
      expect(await on!.scheduled(id)).toEqual([]);
    });
  });
}

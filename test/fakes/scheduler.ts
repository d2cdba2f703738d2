import { toEpoch } from '../../shared/domain/time.ts';
import type { Reminders } from '../../shared/ports/outside.ts';
import { type Gate, straight } from './gate.ts';

export interface FakeSchedule {
  readonly name: string;
  readonly at: number;
  readonly input: string;
}

/** EventBridge Scheduler's group of one-time schedules that delete themselves after firing. Whoever drives it decides what is lost or fires thrice. */
export class FakeScheduler {
  readonly schedules = new Map<string, FakeSchedule>();
  /** Every input ever scheduled, for looking through afterwards. */
  readonly inputs: string[] = [];
  made: (schedule: FakeSchedule) => void = () => undefined;

  create(schedule: FakeSchedule): 'done' | 'conflict' {
    if (this.schedules.has(schedule.name)) return 'conflict';
    this.schedules.set(schedule.name, schedule);
    this.inputs.push(schedule.input);
    this.made(schedule);
    return 'done';
  }

  /** Takes a schedule that fires now; `undefined` when it was dropped before. */
  fire(name: string): FakeSchedule | undefined {
    const found = this.schedules.get(name);
    this.schedules.delete(name);
    return found;
  }
}

export function fakeReminders(scheduler: FakeScheduler, view: { readonly gate?: Gate } = {}): Reminders {
  const { gate = straight } = view;
  const name = (id: string, request: string, day: number) => `${id}.${request}.${day}`;
  return {
    async make(id, request, rungs) {
      for (const { day, at } of rungs)
        await gate('scheduler.create', () => {
          const input = JSON.stringify({ v: 1, case: id, work: `${request}.${day}` });
          scheduler.create({ name: name(id, request, day), at: toEpoch(at), input });
        });
    },
    async drop(id, request, days) {
      for (const day of days)
        await gate('scheduler.delete', () => {
          scheduler.schedules.delete(name(id, request, day));
        });
    },
  };
}

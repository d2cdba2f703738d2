import { expect, it } from 'vitest';
import { plansOf } from '../../faults/plans.ts';

const operations = Array.from({ length: 41 }, (_, n) => `operation ${n}`);

it.each([1, 5, Number.POSITIVE_INFINITY])(
  'G7: every operation fails in each way 1 to 6 times, %s together',
  (together) => {
    const plans = plansOf(operations, { times: [1, 2, 3, 4, 5, 6], together });
    const faults = plans.flat();
    expect(new Set(faults.map((f) => JSON.stringify(f))).size).toBe(41 * 30);
    expect(faults.length).toBe(41 * 30);
    for (const plan of plans) expect(new Set(plan.map((f) => f.operation)).size).toBe(plan.length);
    expect(Math.max(...plans.map((plan) => plan.length))).toBe(Math.min(together, 41));
  },
);

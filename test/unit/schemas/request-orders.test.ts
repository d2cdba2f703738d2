import { expect, it } from 'vitest';
import { requestOrders } from '../../../shared/schemas/request-orders.ts';

it.each([
  ['second-ask', true],
  ['late-proof', true],
  ['returned-post', false],
])(
  'L33 L37: %s can be keyed in: %s, for what came back makes its request by itself, with the letter it is about',
  (why, taken) => {
    const asked = { why, channel: 'post', receivedOn: '2026-11-02' };
    expect(requestOrders['request-add'].safeParse(asked).success).toBe(taken);
  },
);

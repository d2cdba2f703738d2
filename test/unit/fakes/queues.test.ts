import { describe, expect, it } from 'vitest';
import { FakeQueue } from '../../fakes/queues.ts';

const day = 86_400_000;

function deadInTheEnd(queue: FakeQueue, from: number): number {
  let now = from;
  for (let n = 0; n <= queue.rules.maxReceives; n++) {
    queue.receive(10, now);
    now += queue.rules.visibilityMs;
  }
  return now;
}

describe('the fake queue keeps the clocks and receipts of SQS (reliability.md, service semantics)', () => {
  it('G1: a delete with a receipt nobody was given deletes nothing', () => {
    const queue = new FakeQueue('mails');
    queue.send('not yet received', 0);
    queue.delete('');
    queue.delete('mails-2.1');
    expect(queue.receive(10, 0).map((m) => m.body)).toEqual(['not yet received']);
  });

  it('G1: the receipt of an earlier receive deletes nothing, the latest one does', () => {
    const queue = new FakeQueue('mails');
    queue.send('once', 0);
    const [first] = queue.receive(10, 0).map((m) => m.receipt);
    const [second] = queue.receive(10, queue.rules.visibilityMs).map((m) => m.receipt);
    queue.delete(first ?? '');
    expect(queue.waiting).toHaveLength(1);
    queue.delete(second ?? '');
    expect(queue.waiting).toHaveLength(0);
  });

  it('a message grows old in the dead letters from when it was sent, and is young again when it is moved back', () => {
    const queue = new FakeQueue('mails');
    queue.send('failed every time', 0);
    const now = deadInTheEnd(queue, 0);
    expect(queue.dead).toHaveLength(1);
    expect(queue.redrive(now + 10 * day)).toBe(1);
    expect(queue.receive(10, now + 13 * day).map((m) => m.body)).toEqual(['failed every time']);
  });

  it('what nobody moves back within fourteen days is gone, and counted', () => {
    const queue = new FakeQueue('mails');
    queue.send('forgotten', 0);
    deadInTheEnd(queue, 0);
    expect(queue.redrive(14 * day)).toBe(0);
    expect(queue.expired).toBe(1);
  });
});

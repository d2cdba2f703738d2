import type { Outbox } from '../../shared/ports/outside.ts';
import { type Gate, straight } from './gate.ts';

export interface QueueMessage {
  readonly id: string;
  readonly body: string;
  /** Milliseconds since 1970. Retention counts from here, in the dead letters too; moved back, it begins anew. */
  readonly sentAt: number;
  receives: number;
  visibleAt: number;
  /** Of the latest receive; an older one deletes nothing, and the one before the first receive was given to nobody. */
  receipt: string;
}

export interface QueueRules {
  readonly visibilityMs: number;
  readonly maxReceives: number;
  readonly retentionMs: number;
  readonly deadRetentionMs: number;
}

/** As infra makes them; test/infra/queues.test.ts holds both together. */
function houseRules(name: string): QueueRules {
  const [visibility, maxReceives] = house[name] ?? [180, 50];
  return {
    visibilityMs: visibility * 1000,
    maxReceives,
    retentionMs: 4 * 86_400_000,
    deadRetentionMs: 14 * 86_400_000,
  };
}

/** Seconds a message is hidden once received, and receives before it is a dead letter. */
const house: Readonly<Record<string, readonly [number, number]>> = {
  steps: [540, 17],
  mails: [360, 25],
  packages: [720, 13],
  purges: [720, 13],
  evidence: [900, 10],
};

/** A standard SQS queue with its dead letters: at least once, in any order, gone only when deleted or too old. */
export class FakeQueue {
  waiting: QueueMessage[] = [];
  dead: QueueMessage[] = [];
  /** Every body ever sent, for looking through afterwards. */
  readonly sent: string[] = [];
  /** Put to dead letters since the start. */
  deadCount = 0;
  /** Deleted by age, from either. */
  expired = 0;
  #next = 0;

  readonly name: string;
  readonly rules: QueueRules;
  constructor(name: string, rules: QueueRules = houseRules(name)) {
    this.name = name;
    this.rules = rules;
  }

  send(body: string, now: number, delayMs = 0): QueueMessage {
    this.sent.push(body);
    return this.#put(body, now, delayMs);
  }

  #put(body: string, now: number, delayMs: number): QueueMessage {
    const id = `${this.name}-${(this.#next += 1)}`;
    const message = { id, body, sentAt: now, receives: 0, visibleAt: now + delayMs, receipt: `${id}.0` };
    this.waiting.push(message);
    return message;
  }

  /** Up to `max` visible messages, hidden for the visibility time-out; those received too often go to the dead letters instead. */
  receive(max: number, now: number): readonly QueueMessage[] {
    this.expire(now);
    const taken: QueueMessage[] = [];
    for (const message of this.waiting) {
      if (message.visibleAt > now || taken.length === max) continue;
      if (message.receives >= this.rules.maxReceives) {
        this.waiting = this.waiting.filter((m) => m !== message);
        this.dead.push(message);
        this.deadCount += 1;
        continue;
      }
      message.receives += 1;
      message.visibleAt = now + this.rules.visibilityMs;
      message.receipt = `${message.id}.${message.receives}`;
      taken.push(message);
    }
    return taken;
  }

  delete(receipt: string): void {
    this.waiting = this.waiting.filter((m) => m.receipt !== receipt);
  }

  /** StartMessageMoveTask: back to the queue as new messages (SQS developer guide, "Learn how to configure a dead-letter queue redrive"). */
  redrive(now: number): number {
    this.expire(now);
    const moved = this.dead;
    this.dead = [];
    for (const { body } of moved) this.#put(body, now, 0);
    return moved.length;
  }

  private expire(now: number): void {
    const { waiting, dead } = this;
    // Those that wait stand in the order in which they were sent.
    const first = waiting[0];
    if (dead.length === 0 && (first === undefined || now - first.sentAt < this.rules.retentionMs)) return;
    this.waiting = waiting.filter((m) => now - m.sentAt < this.rules.retentionMs);
    this.dead = dead.filter((m) => now - m.sentAt < this.rules.deadRetentionMs);
    this.expired += waiting.length - this.waiting.length + dead.length - this.dead.length;
  }
}

export type WorkQueues = Readonly<Record<Parameters<Outbox['send']>[0], FakeQueue>>;

/** Batches of ten, as the adapter sends them: a fault between two leaves the first half sent. */
export function fakeOutbox(
  queues: WorkQueues,
  view: { readonly gate?: Gate; now?(): number; sent?(queue: FakeQueue, message: QueueMessage): void } = {},
): Outbox {
  const { gate = straight, now = () => 0, sent = () => undefined } = view;
  return {
    async send(queue, messages) {
      for (let at = 0; at < messages.length; at += 10)
        await gate(`sqs.send ${queue}`, () => {
          for (const m of messages.slice(at, at + 10))
            sent(queues[queue], queues[queue].send(JSON.stringify({ v: 1, case: m.case, work: m.work }), now()));
        });
    },
  };
}

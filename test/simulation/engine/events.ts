import type { QueueMessage } from '../../fakes/queues.ts';
import type { SentMail } from '../../fakes/ses.ts';
import { runDispatcher, runQueueFunction, runSweep, type StreamRecord } from './functions.ts';
import { quiet } from './loop.ts';
import { type QueueName, queueNames, type World } from './world.ts';

const functionTimeoutMs = 30_000;
const hour = 3_600_000;
/** As infra sets it for the stream. */
const maxRecordAgeMs = 12 * hour;

/** Connects the services to the functions, as event source mappings, rules and schedules do in AWS. */
export function connect(world: World): void {
  for (const name of queueNames) feedFrom(world, name);
  feedFromStream(world);
  feedFromScheduler(world);
  feedFromSes(world);
  feedFromScan(world);
  sweepHourly(world);
}

const functionOf: Readonly<Record<QueueName, string>> = {
  steps: 'run-step',
  packages: 'build-package',
  mails: 'send-mail',
  reminders: 'remind',
  purges: 'purge-case',
  deliveries: 'watch-delivery',
  evidence: 'inspect-evidence',
};

function feedFrom(world: World, name: QueueName): void {
  const { loop } = world;
  const queue = world.queues[name];
  const random = world.random.fork(`poll ${name}`);
  let planned = Number.POSITIVE_INFINITY;
  const pollAt = (at: number) => {
    const when = Math.max(at, loop.now) + random.between(50, 3_000);
    if (when >= planned) return;
    planned = when;
    loop.at(when, () => {
      if (planned === when) planned = Number.POSITIVE_INFINITY;
      return poll();
    });
  };
  const poll = () => {
    const got = random.shuffled(queue.receive(world.weather.batch, loop.now));
    const next = queue.waiting.reduce((first, m) => Math.min(first, m.visibleAt), Number.POSITIVE_INFINITY);
    if (Number.isFinite(next)) pollAt(next);
    return got.length > 0 ? deliver(got) : quiet;
  };
  const deliver = async (messages: readonly QueueMessage[]) => {
    const worker = world.worker(functionOf[name], messages.map((m) => m.body).join(' '));
    const before = messages.map((m) => ({ ...m }));
    const ended = await worker.run(() => runQueueFunction(world, worker, name, before), functionTimeoutMs);
    if (ended.how !== 'answered') return;
    for (const m of before) if (!ended.value.has(m.id)) queue.delete(m.receipt);
  };
  const others = world.onMessage;
  world.onMessage = (to, at) => {
    others(to, at);
    if (to !== name) return;
    pollAt(at);
    // At least once, and in any order: the same message again, after minutes or after days.
    if (!random.chance(world.weather.duplicate)) return;
    const body = queue.sent.at(-1) ?? '';
    loop.after(random.pick([1_000, 60_000, hour, 72 * hour]) * random.next(), () => {
      const id = `again-${random.between(0, 1e9)}`;
      void deliver([{ id, body, sentAt: loop.now, receives: random.between(1, 5), visibleAt: 0, receipt: id }]);
    });
  };
}

function feedFromStream(world: World): void {
  const { loop } = world;
  const random = world.random.fork('stream');
  const shards = [0, 1].map(() => ({ records: [] as StreamRecord[], next: 0, busy: false }));
  world.onCommit = (id, seq) => {
    if (random.chance(world.weather.streamLost)) {
      world.unheard.add(id);
      world.history.add(loop.now, 'stream', `loses commit ${seq}`, id);
      return;
    }
    const shard = shards[id.charCodeAt(0) % 2]!;
    shard.records.push({ id, seq, position: shard.records.length, at: loop.now });
    pollSoon(shard);
  };
  const pollSoon = (shard: (typeof shards)[number], ms = random.between(50, 1_500)) => {
    if (shard.busy) return;
    shard.busy = true;
    loop.after(ms, () => void poll(shard));
  };
  const poll = async (shard: (typeof shards)[number]) => {
    while (shard.next < shard.records.length && loop.now - (shard.records[shard.next]?.at ?? 0) > maxRecordAgeMs)
      shard.next += 1;
    const batch = shard.records.slice(
      shard.next,
      shard.next + Math.min(random.pick([1, 5, 100]), 10 * world.weather.batch - 9),
    );
    let wait = random.between(50, 500);
    if (batch.length > 0) {
      const worker = world.worker('dispatch-events', batch.map((r) => r.id).join(' '));
      const ended = await worker.run(() => runDispatcher(world, worker, batch), functionTimeoutMs);
      if (ended.how === 'answered') {
        const again = random.chance(world.weather.streamAgain);
        shard.next = ended.value ?? (again ? shard.next : shard.next + batch.length);
      }
      if (ended.how !== 'answered' || ended.value !== undefined) wait = random.between(10_000, 300_000);
    }
    shard.busy = false;
    if (shard.next < shard.records.length) pollSoon(shard, wait);
  };
}

function feedFromScheduler(world: World): void {
  const { loop, scheduler, weather } = world;
  const random = world.random.fork('scheduler');
  scheduler.made = ({ name, at }) => {
    if (random.chance(weather.scheduleLost)) {
      loop.at(at, () => void scheduler.fire(name));
      return;
    }
    const early = random.chance(weather.scheduleEarly) ? random.between(0, 20 * hour) : 0;
    const times = random.chance(weather.scheduleThrice) ? 3 : 1;
    loop.at(at - early + random.between(0, 60_000), () => {
      const fired = scheduler.fire(name);
      for (let n = 0; fired && n < times; n++) {
        world.queues.reminders.send(fired.input, loop.now);
        world.onMessage('reminders', loop.now);
      }
    });
  };
}

/** SES → EventBridge → input transformer → queue: type, message id, our tags, class of a bounce. */
function feedFromSes(world: World): void {
  const { loop } = world;
  const random = world.random.fork('feed');
  world.ses.accepted = (mail: SentMail) => {
    const word = (type: string, after: number, more: object = {}) => {
      if (random.chance(world.weather.feedLost)) return;
      const body = {
        type,
        message: mail.message,
        case: mail.case,
        mail: Buffer.from(mail.mail).toString('base64url'),
        ...more,
      };
      loop.after(after, () => {
        world.queues.deliveries.send(JSON.stringify(body), loop.now);
        world.onMessage('deliveries', loop.now);
      });
    };
    const late = () => random.between(500, world.weather.feedMs);
    const sent = late();
    word('Send', sent);
    if (mail.to.some((to) => world.bouncing.has(to))) word('Bounce', sent + late(), { class: 'Permanent' });
    else {
      if (random.chance(0.05)) word('DeliveryDelay', sent + late() / 2);
      word('Delivery', sent + late());
      if (random.chance(0.01)) word('Complaint', sent + late());
    }
  };
}

/** S3 and GuardDuty → EventBridge → input transformer → queue: key, version, word. Either word may be lost, and the tag may be late. */
function feedFromScan(world: World): void {
  const { loop } = world;
  const random = world.random.fork('scan');
  world.onUpload = (key, bytes) => {
    const before = world.quarantine.get(key) ?? [];
    const version = `v${before.length + 1}`;
    const put = (verdict: string) => {
      const others = (world.quarantine.get(key) ?? []).filter((one) => one.version !== version);
      world.quarantine.set(key, [...others, { version, bytes, verdict }]);
    };
    // What was destroyed meanwhile has no tags.
    const tag = (verdict: string) => {
      if (world.quarantine.get(key)?.some((one) => one.version === version)) put(verdict);
    };
    const tell = (word: string, after: number) => {
      if (random.chance(0.02)) return;
      loop.after(after, () => {
        world.queues.evidence.send(JSON.stringify({ v: 1, key, version, word }), loop.now);
        world.onMessage('evidence', loop.now);
      });
    };
    put('unscanned');
    const verdict = random.chance(0.01) ? 'FAILED' : 'NO_THREATS_FOUND';
    const scanned = random.between(1_000, 120_000);
    tell('ARRIVED', random.between(100, 60_000));
    loop.after(scanned + random.between(0, 2_000), () => tag(verdict));
    tell(verdict, scanned + random.between(0, 1_000));
  };
}

function sweepHourly(world: World): void {
  const { loop } = world;
  const random = world.random.fork('sweep');
  const tick = () => {
    loop.after(hour, tick);
    const runs = random.chance(world.weather.sweepLost) ? 0 : random.chance(world.weather.duplicate / 4) ? 2 : 1;
    for (let n = 0; n < runs; n++) void run(2);
  };
  // Asynchronous invocation: Lambda asks twice more when it fails.
  const run = async (left: number): Promise<void> => {
    const worker = world.worker('sweep');
    const ended = await worker.run(() => runSweep(world, worker), 10 * functionTimeoutMs);
    if (ended.how !== 'answered' && left > 0) loop.after(random.between(60_000, 120_000), () => void run(left - 1));
  };
  loop.after(random.between(0, hour), tick);
}

/** The operator: looks at the dead letters once a day and moves them back. */
export function redriveDaily(world: World): void {
  const { loop } = world;
  const random = world.random.fork('operator');
  const day = () => {
    loop.after(24 * hour, day);
    for (const name of queueNames)
      if (random.chance(0.7) && world.queues[name].redrive(loop.now) > 0) world.onMessage(name, loop.now);
  };
  loop.after(random.between(0, 24 * hour), day);
}

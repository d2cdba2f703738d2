import { setTimeout as pause } from 'node:timers/promises';
import { startStack } from '../../local/stack.ts';
import { type Random, seededRandom } from '../fakes/random.ts';
import { reportOf } from '../fixtures/front-door.ts';

export interface StackFlood {
  readonly hostile: number;
  readonly perSecond: number;
  /** Statuses of the hostile ones. */
  readonly answered: Readonly<Record<number, number>>;
  /** Milliseconds until each genuine report had its reference, ascending. */
  readonly genuine: readonly number[];
  /** Genuine reports that had none. */
  readonly refused: number;
  /** Cases of the genuine ones that are there afterwards, by their own links. */
  readonly kept: number;
}

/**
 * Hostile reports through the local front door as fast as `atOnce` senders get their answers, and beside them a genuine one every so often, which
 * waits in the same line (G20). Loopback, a stack of its own; CloudFront, firewall and throttle, which come first in AWS, are not there.
 */
export async function floodStack(hostile: number, atOnce: number, everyMs: number, seed: string): Promise<StackFlood> {
  const random = seededRandom(seed);
  const stack = await startStack({ temporary: true });
  try {
    /** As a browser does it: a connection that broke is tried again, with the same key. */
    const post = async (
      body: object,
      key: string,
      tries = 3,
    ): Promise<{ readonly status: number; readonly said: string }> => {
      try {
        const answer = await fetch(`${stack.apiUrl}/reports`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify(body),
        });
        return { status: answer.status, said: await answer.text() };
      } catch (fault) {
        if (tries === 1) throw fault;
        return await post(body, key, tries - 1);
      }
    };
    await post(reportOf(0), 'key-of-the-first-one-of-all');
    const answered: Record<number, number> = {};
    const genuine: number[] = [];
    const links: string[] = [];
    let refused = 0;
    let sent = 0;
    const begun = performance.now();
    const sender = async (mine: Random) => {
      while (sent < hostile) {
        const n = sent++;
        const { status } = await post(hostileReport(n, mine), `key-of-hostile-report-${n}`);
        answered[status] = (answered[status] ?? 0) + 1;
      }
    };
    const victims = async () => {
      for (let n = 0; sent < hostile; n++) {
        const from = performance.now();
        const { status, said } = await post(reportOf(5_000 + n), `key-of-genuine-report-${n}`);
        if (status === 201) {
          genuine.push(performance.now() - from);
          links.push(/#([\w-]{65})/u.exec(said)?.[1] ?? '');
        } else refused++;
        await pause(everyMs);
      }
    };
    await Promise.all([victims(), ...Array.from({ length: atOnce }, (_, i) => sender(random.fork(String(i))))]);
    const seconds = (performance.now() - begun) / 1000;
    let kept = 0;
    for (const bearer of links)
      if ((await fetch(`${stack.apiUrl}/case`, { headers: { authorization: `Bearer ${bearer}` } })).status === 200)
        kept++;
    return {
      hostile: sent,
      perSecond: sent / seconds,
      answered,
      genuine: genuine.toSorted((a, b) => a - b),
      refused,
      kept,
    };
  } finally {
    await stack.close();
  }
}

/** Half at ten addresses, a third about one person, some as long as the form allows, some of no schema. */
function hostileReport(n: number, random: Random): object {
  return reportOf(n, {
    email: random.chance(0.5) ? `bombed${random.between(0, 9)}@mail.example` : `nobody${n}@mail.example`,
    ...(random.chance(0.33) ? { name: { given: 'Target', family: 'Example' } } : {}),
    ...(random.chance(0.3) ? { details: 'x'.repeat(1_000) } : {}),
    ...(random.chance(0.1) ? { wants: 'everything' } : {}),
  });
}

import '../../simulation/environment.ts';
import { describe, expect, it, vi } from 'vitest';
import { sweep } from '../../../functions/sweep/sweep.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import { madeCase } from '../../contract/ports/made-case.ts';
import { caseTable, fakeCaseStore } from '../../fakes/case-table.ts';
import { fakeClock, sha256 } from '../../fakes/edges.ts';
import { FakeQueue, fakeOutbox } from '../../fakes/queues.ts';
import { FakeScheduler, fakeReminders } from '../../fakes/scheduler.ts';

const now = Date.parse('2026-11-10T15:00:00.000Z');
const enough = () => 300_000;
const shardOf = (id: string) => id.charCodeAt(0) % 8;

/** So many cases that are due since an hour; of one shard when it is named. */
async function dueCases(number: number, { shard, lag = 0 }: { shard?: number; lag?: number } = {}) {
  const table = caseTable();
  const filed = fakeCaseStore(table);
  const ids: string[] = [];
  while (ids.length < number) {
    const { intake } = madeCase({ checkAt: '2026-11-10T14:00:00.000Z' });
    if (shard !== undefined && shardOf(intake.case) !== shard) continue;
    await filed.open(intake);
    ids.push(intake.case);
  }
  const queues = { steps: 'steps', packages: 'packages', mails: 'mails', purges: 'purges' } as const;
  const store = fakeCaseStore(table, { now: () => now, lag: () => lag });
  const broken = new Set<string>();
  const looked: string[] = [];
  const deps = {
    store: {
      ...store,
      log: async (id: string, after?: number) => {
        looked.push(id);
        if (broken.has(id)) throw new Error('unreadable commit');
        return await store.log(id, after);
      },
    },
    sha256,
    pause: async () => undefined,
    clock: fakeClock(() => now),
    outbox: fakeOutbox({
      steps: new FakeQueue(queues.steps),
      packages: new FakeQueue(queues.packages),
      mails: new FakeQueue(queues.mails),
      purges: new FakeQueue(queues.purges),
    }),
    reminders: fakeReminders(new FakeScheduler()),
    retention: defaultRetention,
  };
  return { deps, ids, store, broken, looked };
}

/** Codes of what is logged meanwhile. */
async function heard(run: () => Promise<unknown>): Promise<readonly string[]> {
  const said: string[] = [];
  for (const level of ['info', 'warn', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((line: unknown) => void said.push(String(line)));
  await run().catch(() => undefined);
  vi.restoreAllMocks();
  return said.flatMap((line) => /"message":\s*"(\w+)"/u.exec(line)?.[1] ?? []);
}

describe('G3 L16: the sweep', () => {
  it('looks at every case that is due, however many there are, and at each once', async () => {
    const { deps, ids, store } = await dueCases(1200);
    expect(await sweep(deps, enough)).toEqual({ looked: 1200 });
    expect(await store.due(new Date(now).toISOString(), 2000)).toEqual([]);
    expect(new Set(ids).size).toBe(1200);
  });

  it('looks at none twice while the index still shows it', async () => {
    const { deps, looked } = await dueCases(30, { lag: 60_000 });
    expect(await sweep(deps, enough)).toEqual({ looked: 30 });
    expect(new Set(looked).size).toBe(30);
  });

  it('G7: a hundred cases that cannot be looked at do not hide the others of their shard, and the run rings', async () => {
    const { deps, ids, broken, looked } = await dueCases(110, { shard: 3 });
    for (const id of ids.slice(0, 100)) broken.add(id);
    await expect(sweep(deps, enough)).rejects.toThrow('100 of 110 cases could not be swept');
    expect(ids.filter((id) => !looked.includes(id))).toEqual([]);
    // The next hour begins with the ones that can be.
    looked.length = 0;
    await expect(sweep(deps, enough)).rejects.toThrow('100 of 100');
  });

  it('G3: says that more is due when its time is over, and nothing when all is done', async () => {
    const { deps } = await dueCases(40);
    let left = 80_000;
    const codes = await heard(() => sweep(deps, () => (left -= 10_000)));
    expect(codes).toContain('SWEEP_BEHIND');
    expect(codes).toContain('COMPLETED');
    expect(await heard(() => sweep(deps, enough))).not.toContain('SWEEP_BEHIND');
    expect(await deps.store.due(new Date(now).toISOString(), 100)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Command } from '../../../shared/domain/case/commands.ts';
import { accountFlags } from '../../../shared/schemas/account-flags.ts';
import { announceFlags } from '../../../shared/usecases/announce-flags.ts';
import { execute, load } from '../../../shared/usecases/case-log.ts';
import { FakeBus, fakeAnnouncer } from '../../fakes/announcer.ts';
import { caseTable, fakeCaseStore } from '../../fakes/case-table.ts';
import { fakeClock, sha256 } from '../../fakes/edges.ts';
import { done, found, kinLookedUp, nothing, type Order, openCase, prepared, proved, worker } from '../domain/given.ts';

const at = '2026-11-02T15:00:00.000Z';
const id = 'C'.repeat(22);

async function flagged() {
  const bus = new FakeBus();
  const deps = {
    store: fakeCaseStore(caseTable()),
    sha256,
    pause: async () => undefined,
    clock: fakeClock(() => Date.parse(at)),
    announcer: fakeAnnouncer(bus),
  };
  const orders: readonly Order[] = [
    openCase,
    prepared,
    kinLookedUp,
    found,
    done('m1.preserve'),
    done('m1.hold.pm1'),
    nothing,
    proved,
  ];
  for (const [i, order] of orders.entries())
    await execute(deps, await load(deps, id), { at, actor: worker, ...order, id: `c${i}` } as Command);
  const announce = async () => {
    const loaded = await load(deps, id);
    if (loaded.state.phase === 'none') throw new Error('no case');
    await announceFlags(deps, loaded, loaded.state.file, 'm1.flags.1');
    return loaded.state.file;
  };
  return { bus, deps, announce };
}

describe('L46: an announcement', () => {
  it('G12: says the account and the flags, and nothing of a person or a case', async () => {
    const { bus, announce } = await flagged();
    await announce();
    expect(bus.told).toHaveLength(1);
    expect(accountFlags.parse(bus.told[0])).toEqual({
      version: '1',
      id: expect.stringMatching(/^[0-9a-f]{64}$/u),
      at,
      system: 'shop',
      account: 'A',
      dispute: expect.stringMatching(/^[0-9a-f]{64}$/u),
      number: 1,
      flags: ['do-not-furnish', 'do-not-collect', 'disputed'],
    });
    expect(JSON.stringify(bus.told)).not.toContain(id);
    expect(JSON.stringify(bus.told)).not.toContain('7K4M');
  });

  it('G2: told, it is not told again; a worker that died before writing it down says it again under the same id', async () => {
    const { bus, deps, announce } = await flagged();
    const died = { ...deps, store: { ...deps.store, append: () => Promise.reject(new Error('died')) } };
    const loaded = await load(deps, id);
    if (loaded.state.phase === 'none') throw new Error('no case');
    await expect(announceFlags(died, loaded, loaded.state.file, 'm1.flags.1')).rejects.toThrow('died');
    await announce();
    await announce();
    expect(bus.told).toHaveLength(2);
    expect(new Set(bus.told.map((t) => t.id)).size).toBe(1);
  });

  it('T15: a message that names none does nothing', async () => {
    const { bus, deps } = await flagged();
    const loaded = await load(deps, id);
    if (loaded.state.phase === 'none') throw new Error('no case');
    expect(await announceFlags(deps, loaded, loaded.state.file, 'm7.flags.1')).toBe('done');
    expect(bus.told).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { owedPackages } from '../../../shared/domain/case/tracks/disclosure.ts';
import { nothingRetired, type Retention } from '../../../shared/domain/case/tracks/retention.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import { plusMs } from '../../../shared/domain/time.ts';
import { approve, clock, file, type Order, openedWith, play, propose } from './given.ts';
import { handedOver, verified, withhold } from './given-records.ts';

const at = plusMs('2026-11-02T15:00:00.000Z', 2000 * 86_400_000);
const retire: Order = { type: 'retire', policy: defaultRetention, at, actor: clock };
const purged: Order = { type: 'record-purge', class: 'records', files: 7, at };
const supply = { ...propose({ kind: 'supply', match: 'm1', class: 'support-notes' }), at } as Order;
const later = (order: Order) => ({ ...order, at }) as Order;
const opened = openedWith({ wants: ['records'] });
const sent = [...verified(opened), ...handedOver, withhold, approve('d2')] satisfies Order[];

describe('L50: of records that were destroyed', () => {
  it('L31: no class is held back or given back any more: a package with it could never be made', () => {
    expect(play(...sent, supply).refusal).toBeUndefined();
    expect(play(...sent, retire, supply).refusal).toBe('case.shredded');
    expect(play(...sent, retire, purged, later(withhold)).refusal).toBe('case.shredded');
  });

  it('G1: nothing is packed, by itself or by hand', () => {
    const owed = file(play(...verified(opened)));
    const now = { ...owed, packages: {} };
    expect(owedPackages(now, at)).toHaveLength(1);
    const kept = (retention: Partial<Retention>) => ({ ...now, retention: { ...nothingRetired, ...retention } });
    expect(owedPackages(kept({ purges: { records: 'ordered' } }), at)).toEqual([]);
    expect(owedPackages(kept({ shred: { status: 'scheduled', day: '2027-01-01' } }), at)).toEqual([]);
  });
});

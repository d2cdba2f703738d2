import { describe, expect, it } from 'vitest';
import { owedPackages } from '../../../shared/domain/case/tracks/disclosure.ts';
import { nothingRetired, type Retention } from '../../../shared/domain/case/tracks/retention.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import { plusMs } from '../../../shared/domain/time.ts';
import {
  approve,
  clock,
  done,
  file,
  found,
  nothing,
  type Order,
  openedWith,
  play,
  prepared,
  propose,
  rosa,
} from './given.ts';
import { posted, returned } from './given-letters.ts';
import { named, shows } from './given-recipients.ts';
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

  it('L34: a copy of them is refused in words that are true: no package is on its way', () => {
    const officer = [named('o1', 'officer'), shows('o1', ['call-back'])].map(later);
    const copy = later(propose({ kind: 'release-copy', recipient: 'o1', package: 'p1' }));
    const whole = [...verified(opened), ...handedOver];
    expect(play(...whole, ...officer, copy).refusal).toBeUndefined();
    expect(play(...whole, retire, ...officer, copy).refusal).toBe('case.shredded');
    expect(play(...whole, retire, purged, ...officer, copy).refusal).toBe('case.shredded');
  });

  it('L37: asked for on paper they would be a letter with nothing in it: none is owed', () => {
    const paper: Order = { type: 'ask-for-paper', package: 'p1', at };
    const whole = [...verified(opened), ...handedOver];
    expect(play(...whole, paper).refusal).toBeUndefined();
    expect(play(...whole, retire, paper).refusal).toBe('case.shredded');
    expect(play(...whole, retire, purged, paper).refusal).toBe('case.shredded');
  });

  it('L33 L37 L50: a letter with them that came back goes out no more: they are collected afresh for the request it makes', () => {
    const onPaper = [...verified(openedWith({ wants: ['records'], byPost: true })), ...handedOver];
    const gone = [...onPaper, ...posted('V1.r1'), ...posted('V7.p1'), retire, purged, returned('V7.p1', at)];
    const safe: Order = { type: 'record-safe-route', way: 'post', how: 'agreed', note: 'n', at, actor: rosa };
    const { letters, requests, packages } = file(play(...gone, safe));
    expect([letters['V7.p1~2']?.outdated, requests['r2']?.redelivers, packages['p1']?.status]).toEqual([
      true,
      undefined,
      'built',
    ]);
    const afresh = [later(prepared), later(found), later(nothing), { ...done('m1.collect'), at } as Order];
    expect(file(play(...gone, safe, ...afresh)).packages['p2']).toMatchObject({ request: 'r2', status: 'ordered' });
  });

  it('L16 L40: asked for again, what is not given again is left out of a part, and what was sent before goes to nobody new', () => {
    const matrix = [{ class: 'orders', status: 'supplied', count: 1 }] as const;
    const listed = verified(opened).map((o) =>
      'step' in o && o.step === 'm1.collect' ? { ...o, matrix } : o,
    ) as Order[];
    const asked: Order = { type: 'receive-request', channel: 'web', why: 'second-ask', at, actor: rosa };
    const officer = [named('o1', 'officer'), shows('o1', ['call-back'])].map(later);
    const copy = later(propose({ kind: 'release-copy', recipient: 'o1', package: 'p1' }));
    expect(play(...listed, ...handedOver, ...officer, asked, copy).refusal).toBeUndefined();
    const again = [...listed, ...handedOver, retire, purged, ...officer, asked] as Order[];
    expect(file(play(...again)).steps['m1.collect']).toMatchObject({ outcome: 'running', matrix: undefined });
    expect(play(...again, copy).refusal).toBe('rule.package-missing');
    const parked: Order = { type: 'settle-step', step: 'm1.collect', outcome: 'parked', reason: 'timeout', at };
    const searched = [prepared, found, nothing].map(later);
    expect(file(play(...again, ...searched, parked)).packages['p2']).toMatchObject({ request: 'r2', partial: true });
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

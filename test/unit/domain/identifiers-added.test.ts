import { describe, expect, it } from 'vitest';
import { effectsOf, kinLookUp, outstanding, preparation } from '../../../shared/domain/case/effects.ts';
import { done, file, found, nothing, type Order, openCase, play, prepared, rosa } from './given.ts';
import { released } from './given-records.ts';

const at = '2026-12-10T15:00:00.000Z';
const identifiers = 'identifiers.1';
const more = { type: 'add-identifiers', identifiers, actor: rosa } as Order;
const asksWith: Order = { type: 'receive-request', why: 'second-ask', channel: 'web', identifiers, at };
const told = (...orders: readonly Order[]) =>
  play(...orders).last.map((e) =>
    'system' in e ? `${e.type} ${e.system}` : 'step' in e ? `${e.type} ${e.step}` : e.type,
  );
const learned = (added: number, digests: readonly string[] = ['d', 'phone:new']) =>
  ({ ...prepared, digests, added, at }) as Order;
const works = { to: 'steps', work: preparation };

describe('L24 L33: what she tells us more of herself', () => {
  it('with a second ask: every system is searched again, once, and what is known of her is digested anew', () => {
    const asked = told(...released(), asksWith);
    expect(asked.slice(0, 2)).toEqual(['identifiers-added', 'request-received']);
    expect(asked.filter((one) => one.startsWith('search-planned'))).toEqual([
      'search-planned shop',
      'search-planned billing',
    ]);
    expect(asked.filter((one) => one === 'step-due m1.collect')).toHaveLength(1);
    const played = play(...released(), asksWith);
    expect(played.last.flatMap(effectsOf)).toContainEqual(works);
    expect(file(played).added).toEqual([identifiers]);
    expect(outstanding(played.state)).toContainEqual(works);
    const known = play(...released(), asksWith, learned(1));
    expect(known.last).toContainEqual({
      v: 1,
      type: 'identifiers-prepared',
      digests: ['d', 'phone:new'],
      proved: prepared.type === 'record-preparation' ? prepared.proved : [],
      added: 1,
    });
    expect(known.last.flatMap(effectsOf)).toContainEqual({ to: 'steps', work: kinLookUp });
    expect(outstanding(known.state)).not.toContainEqual(works);
  });

  it('T10: the log says where it is sealed, and nothing of it', () => {
    const event = play(...released(), asksWith).last[0];
    expect(event).toEqual({ v: 1, type: 'identifiers-added', item: identifiers, request: 'r2' });
  });

  it('once more while that request is open is added to it, and is no second one', () => {
    const twice = [...released(), asksWith, found, nothing, { ...asksWith, identifiers: 'identifiers.2' } as Order];
    expect(told(...twice)[0]).toBe('identifiers-added');
    expect(told(...twice)).toEqual(expect.arrayContaining(['search-planned shop', 'search-planned billing']));
    expect(Object.keys(file(play(...twice)).requests)).toEqual(['r1', 'r2']);
    expect(file(play(...twice)).added).toEqual([identifiers, 'identifiers.2']);
  });

  it('on the phone, while a request is open, without a new one', () => {
    const heard = [openCase, prepared, found, nothing, more];
    expect(told(...heard)).toEqual(
      expect.arrayContaining(['identifiers-added', 'search-planned shop', 'search-planned billing']),
    );
    expect(Object.keys(file(play(...heard)).requests)).toEqual(['r1']);
    expect(play(...released(), more).refusal).toBe('rule.no-open-request');
    expect(play(openCase, more).refusal).toBeUndefined();
  });

  it('L25: a search that was under way is made once more when it ends: it may have begun without it', () => {
    const running = [openCase, prepared, more];
    expect(told(...running)).not.toContain('search-planned shop');
    expect(told(...running, found)).toContain('search-planned shop');
    expect(told(...running, found, found)).not.toContain('search-planned shop');
    expect(told(openCase, prepared, found)).not.toContain('search-planned shop');
    // What a person answers for a system that is down was asked of them with all of it.
    const parked: Order = { type: 'park-search', system: 'shop', reason: 'timeout' };
    const byHand = { ...found, actor: rosa } as Order;
    expect(told(...running, found, parked, byHand)).not.toContain('search-planned shop');
    expect(told(openCase, prepared, parked, more, parked, byHand)).not.toContain('search-planned shop');
  });

  it('L27: records that were being collected are collected once more', () => {
    const collecting = [...released(), { ...asksWith, identifiers: undefined } as Order, { ...more, at } as Order];
    const settled = { ...done('m1.collect'), at } as Order;
    expect(told(...collecting, settled)).toContain('step-due m1.collect');
    expect(told(...collecting, settled, settled)).not.toContain('step-due m1.collect');
  });

  it('what a worker learned before it was added does not count as all of it', () => {
    const late = play(...released(), asksWith, { ...more, identifiers: 'identifiers.2', at } as Order, learned(1));
    expect(outstanding(late.state)).toContainEqual(works);
    expect(told(...released(), asksWith, { ...more, at } as Order, learned(1), learned(2))).toContain(
      'identifiers-prepared',
    );
  });

  it('a card that is sealed where it was stays there', () => {
    const known = play(...released(), asksWith, learned(1));
    expect(file(known).cardsIn).toBe(file(play(...released())).cardsIn);
  });

  it('before the case was prepared it is part of the first preparation', () => {
    const first = [openCase, more, { ...prepared, added: 1 } as Order];
    expect(file(play(...first))).toMatchObject({ prepared: true, addedKnown: 1 });
    expect(outstanding(play(...first).state)).not.toContainEqual(works);
  });
});

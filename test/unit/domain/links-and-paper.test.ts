import { describe, expect, it } from 'vitest';
import {
  byPost,
  done,
  file,
  found,
  nothing,
  type Order,
  openCase,
  openedWith,
  play,
  prepared,
  proved,
  rosa,
  types,
  wantsRecords,
} from './given.ts';
import { answered, calledBack, her, withOfficer } from './given-contact.ts';
import { asks, bounced, letterToHer, posted, print } from './given-letters.ts';
import { handedOver } from './given-records.ts';

const at = '2026-11-02T16:00:00.000Z';
const renew = (version: number, more: object = {}): Order =>
  ({ type: 'renew-link', version, digest: `d${version}`, limited: true, actor: her, ...more }) as Order;

describe('a link that a stranger with reference and ZIP could ask for (G21)', () => {
  it('the first of three counts for 24 hours, to the millisecond', () => {
    const three = [renew(2), renew(3), renew(4)];
    expect(play(openCase, ...three, renew(5, { at: '2026-11-03T14:59:59.999Z' })).last).toEqual([]);
    expect(play(openCase, ...three, renew(5, { at: '2026-11-03T15:00:00.000Z' })).last[0]).toEqual({
      v: 1,
      type: 'link-renewed',
      version: 5,
      digest: 'd5',
    });
  });

  it('takes no letter’s link away before it is posted, whether it is the first link or a later one', () => {
    expect(play(byPost, print('V1.r1'), renew(2, { at })).last).toEqual([]);
    const gone = [byPost, ...posted('V1.r1')];
    expect(types(play(...gone, renew(2, { at })))).toEqual(['link-renewed', 'letter-owed']);
    const second = [...gone, renew(2, { at })];
    expect(play(...second, renew(3, { at })).last).toEqual([]);
    expect(play(...second, print('V12.2'), renew(3, { at })).last).toEqual([]);
    expect(types(play(...second, ...posted('V12.2'), renew(3, { at })))).toContain('link-renewed');
  });

  it('a letter that carries no link holds no link back', () => {
    const asked: Order = { type: 'ask-for-proof', actor: rosa, at };
    const orders = [byPost, ...posted('V1.r1'), asked];
    expect(file(play(...orders)).letters['V4.r1.identity+report']?.status).toBe('owed');
    expect(types(play(...orders, renew(2, { at })))).toContain('link-renewed');
  });

  it('the link is the next one: a number that was used or skipped is refused', () => {
    expect(play(openCase, renew(3)).refusal).toBe('case.moved-on');
    expect(play(openCase, renew(1)).refusal).toBe('case.moved-on');
  });
});

describe('her records on paper, free (L32, L37)', () => {
  const paper: Order = { type: 'ask-for-paper', package: 'p1', actor: her, at };

  it('are one letter while it waits, and another once that was posted', () => {
    expect(play(...answered(), paper).last).toEqual([
      letterToHer('V7', 'p1', 'asked'),
      { v: 1, type: 'case-reopened' },
    ]);
    expect(play(...answered(), paper, print('V7.p1'), paper).last).toEqual([]);
    expect(play(...answered(), paper, ...posted('V7.p1'), paper).last[0]).toEqual(
      letterToHer('V7', 'p1', 'asked', 'V7.p1~2'),
    );
  });

  it('are not held back by another letter that waits: one of hers, one about her download, an officer’s', () => {
    const orders = [withOfficer, calledBack, ...answered().slice(1)];
    expect(file(play(...orders)).letters['L1.officer.p1']).toMatchObject({ status: 'owed', about: 'p1' });
    expect(play(...orders, paper).last).toContainEqual(letterToHer('V7', 'p1', 'asked'));

    const other = [...answered(), ...bounced('V1.r1')];
    expect(file(play(...other)).letters['V1.r1']?.status).toBe('owed');
    expect(play(...other, paper).last).toContainEqual(letterToHer('V7', 'p1', 'asked'));

    const ends = '2027-01-24T14:00:00.000Z';
    const download = [...answered(), { type: 'tick', by: 'sweep', at: ends } as Order, ...bounced('V15.p1')];
    expect(file(play(...download)).letters['V15.p1']?.status).toBe('owed');
    expect(play(...download, { ...paper, at: ends } as Order).last).toContainEqual(letterToHer('V7', 'p1', 'asked'));
  });

  it('L40: of a part, the letter says that it is a part', () => {
    const part: readonly Order[] = [
      wantsRecords,
      prepared,
      found,
      nothing,
      ...['m1.preserve', 'm1.hold.pm1'].map(done),
      { type: 'settle-step', step: 'm1.collect', outcome: 'parked', reason: 'down' },
      proved,
      ...handedOver,
    ];
    expect(play(...part, paper).last).toEqual([letterToHer('V8', 'p1', 'asked')]);
  });

  it('L45: need an address she gave, and wait for a person where it stands on the disputed account', () => {
    const safe = openedWith({ safeContact: true });
    expect(play(...answered(safe), paper).refusal).toBe('way.absent');
    expect(play(...answered(openCase, 'her-home'), paper).last).toEqual([
      { v: 1, type: 'message-parked', message: 'paper.p1', template: 'V7', about: 'p1', way: 'post', why: 'disputed' },
      ...asks('safe-route', 'post', 'paper.p1'),
      { v: 1, type: 'case-reopened' },
    ]);
  });
});

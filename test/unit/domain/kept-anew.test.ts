import { describe, expect, it } from 'vitest';
import { outstanding } from '../../../shared/domain/case/effects.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import { plusMs } from '../../../shared/domain/time.ts';
import {
  approve,
  avery,
  clock,
  close,
  done,
  file,
  found,
  kinLookedUp,
  mailed,
  nothing,
  type Order,
  openCase,
  openedWith,
  openTasks,
  outcomes,
  play,
  prepared,
  propose,
  rosa,
  tick,
  types,
  weak,
} from './given.ts';
import { promised } from './given-evidence.ts';
import { handedOver, verified } from './given-records.ts';

/** A case whose records were destroyed by their age, and what comes to it afterwards. */
const on =
  (day: number) =>
  (order: Order): Order => ({ ...order, at: plusMs('2026-11-02T15:00:00.000Z', day * 86_400_000) });
const gone = 2000;
const retire = on(gone)({ type: 'retire', policy: defaultRetention, actor: clock });
const purged = on(gone)({ type: 'record-purge', class: 'records', files: 7 });
const shred = [propose({ kind: 'shred' }), approve('d2')];

/** Two cards on one account, of which one was proved, taken off and answered for. */
const cards = (...of: readonly string[]) => of.map((card, n) => ({ instrument: `pm${n + 1}`, card, exact: true }));
const both: Order = {
  type: 'record-search',
  system: 'shop',
  findings: [
    {
      account: 'A',
      basis: [{ kind: 'card', exact: true, card: 'card1' }],
      instruments: ['pm1'],
      hers: false,
      cardsOn: cards('card1', 'card2'),
    },
  ],
};
const two = openedWith({ cards: ['card1', 'card2'], wants: ['records', 'remove-cards'] });
const answered = [...verified(two), done('m1.remove.pm1'), done('m1.block.pm1'), ...handedOver].map((o) =>
  o === prepared ? ({ ...prepared, proved: ['card1'] } as Order) : o === found ? both : o,
);
const proof: Order = { type: 'prove-card', card: 'card2', documents: [], note: 'n', actor: rosa };
/** Nobody else has the card, and it is taken off. */
const off = [kinLookedUp, ...['m1.preserve', 'm1.hold.pm2', 'm1.remove.pm2', 'm1.block.pm2'].map(done)];
const purges = (...orders: readonly Order[]) =>
  play(...orders).last.flatMap((e) => (e.type === 'purge-ordered' ? [e.class] : []));
const work = (...orders: readonly Order[]) =>
  outstanding(play(...orders).state).flatMap((e) => (e.to === 'purges' ? [e.work] : []));

describe('L42 L43: a card proved after the records were destroyed', () => {
  const ended = [...answered, retire, purged];

  it('is taken off, and before it what stands on the account is preserved once more', () => {
    expect(play(...ended).state.phase).toBe('closed');
    const proved = [...ended, on(gone)(proof)];
    expect(play(...proved).state.phase).toBe('open');
    expect(outcomes(play(...proved))).toMatchObject({ 'm1.preserve': 'running', 'm1.hold.pm2': 'planned' });
    const kept = play(...proved, on(gone + 1)(done('m1.preserve')));
    expect(outcomes(kept)).toMatchObject({ 'm1.preserve': 'done', 'm1.hold.pm2': 'running' });
    expect(play(...proved, ...off.map(on(gone + 1))).state.phase).toBe('closed');
  });

  it('also where the order to destroy them is still under way, of which what is kept now is no part', () => {
    const under = [...answered, retire, on(gone)(proof)];
    expect(work(...answered, retire)).toContain('records');
    expect(outcomes(play(...under))).toMatchObject({ 'm1.preserve': 'running', 'm1.hold.pm2': 'planned' });
    const closed = [...under, ...off.map(on(gone + 1))];
    expect(play(...closed).state.phase).toBe('closed');
    expect(work(...closed)).not.toContain('records');
    expect(purges(...closed, on(gone + defaultRetention.records)({ ...retire }))).toEqual([]);
    const again = [...closed, on(gone + 1 + defaultRetention.records)({ ...retire })];
    expect(purges(...again)).toEqual(['records']);
    expect(work(...again)).toContain('records');
  });

  it('nothing is preserved anew while the records are there', () => {
    const early = play(...answered, on(9)(proof));
    expect(outcomes(early)).toMatchObject({ 'm1.preserve': 'done', 'm1.hold.pm2': 'running' });
  });

  it('also where a card that could not be taken off then is tried again now', () => {
    const parked: Order = { type: 'settle-step', step: 'm1.remove.pm1', outcome: 'parked' };
    const stuck = answered.map((o) => (o.type === 'settle-step' && o.step === parked.step ? parked : o));
    const late = [...stuck, close('step-parked.m1.remove.pm1'), retire, purged];
    expect(play(...late).state.phase).toBe('closed');
    const again = [...late, on(gone)({ type: 'retry-step', step: 'm1.remove.pm1', actor: rosa })];
    expect(outcomes(play(...again))).toMatchObject({ 'm1.preserve': 'running', 'm1.remove.pm1': 'planned' });
    const kept = play(...again, on(gone + 1)(done('m1.preserve')));
    expect(outcomes(kept)).toMatchObject({ 'm1.preserve': 'done', 'm1.remove.pm1': 'running' });
  });

  it('also where time itself tries it again, once she has asked anew', () => {
    const silent: Order = { type: 'settle-step', step: 'm1.remove.pm1', outcome: 'parked', reason: 'timeout' };
    const stuck = answered.map((o) => (o.type === 'settle-step' && o.step === silent.step ? silent : o));
    const late = [...stuck, close('step-parked.m1.remove.pm1'), retire, purged];
    expect(play(...late).state.phase).toBe('closed');
    const asked: Order = { type: 'receive-request', why: 'second-ask', channel: 'web' };
    const again = [...late, on(gone)(asked), on(gone + 1)(tick(''))];
    expect(outcomes(play(...again))).toMatchObject({ 'm1.preserve': 'done', 'm1.remove.pm1': 'planned' });
    const searched = [...again, ...[prepared, both, nothing].map(on(gone + 1))];
    expect(outcomes(play(...searched))).toMatchObject({ 'm1.preserve': 'running', 'm1.remove.pm1': 'planned' });
    const kept = play(...searched, on(gone + 2)(done('m1.preserve')));
    expect(outcomes(kept)).toMatchObject({ 'm1.preserve': 'done', 'm1.remove.pm1': 'running' });
  });

  it('L50: the list of what was there then goes when its time is over, and no day earlier', () => {
    const closed = [...ended, on(gone)(proof), ...off.map(on(gone))];
    expect(purges(...closed, on(gone + defaultRetention.records - 1)({ ...retire }))).toEqual([]);
    expect(purges(...closed, on(gone + defaultRetention.records)({ ...retire }))).toEqual(['records']);
  });
});

describe('L50: the end of a case in which something was kept anew', () => {
  const ended = [...answered, retire, purged];
  const closed = [...ended, on(gone)(proof), ...off.map(on(gone))];

  it('waits until that was kept its time too', () => {
    expect(play(...ended, ...shred.map(on(gone))).refusal).toBeUndefined();
    expect(play(...closed, on(gone + 1)(shred[0]!)).refusal).toBe('rule.retention');
    const over = gone + defaultRetention.records;
    const later = [...closed, on(over)({ ...retire }), ...shred.map(on(over))];
    expect(play(...later).refusal).toBeUndefined();
    expect(file(play(...later)).retention.shred).toMatchObject({ status: 'scheduled' });
  });

  it('is taken back where two people had agreed to it before', () => {
    const agreed = [...ended, ...shred.map(on(gone)), on(gone + 1)(proof)];
    expect(file(play(...agreed)).retention.shred).toMatchObject({ status: 'scheduled' });
    const kept = play(...agreed, on(gone + 1)(done('m1.preserve')));
    expect(types(kept)).toContain('shred-cancelled');
    const retired = play(...agreed, ...off.map(on(gone + 2)), on(gone + 7)({ ...retire }));
    expect(retired.last).toEqual([]);
    expect(retired.state.phase).toBe('closed');
  });

  it('G1: is not put off by anything once it is due: nobody could be told any more', () => {
    const due = [...mailed(...ended, ...shred.map(on(gone))), on(gone + 7)({ ...retire })];
    expect(file(play(...due)).retention.shred).toMatchObject({ status: 'due' });
    const kin: Order = {
      type: 'record-kin',
      kin: [{ other: 'c2', kinds: ['card'], card: 'card1' }],
      lookedUp: true,
    };
    const late = play(...due, on(gone + 7)(kin));
    expect(openTasks(late)).toContain('card-claimed.card1');
    expect(late.state.phase).toBe('closed');
  });
});

describe('L50: a document of a closed case', () => {
  it('is kept its own time, also when it comes the day before its class goes', () => {
    const { identityImages } = defaultRetention;
    const sent = [...answered, { ...promised('d9', 'identity'), at: on(identityImages - 1)(retire).at }] as Order[];
    expect(purges(...sent, on(identityImages)({ ...retire }))).toEqual([]);
    expect(purges(...sent, on(2 * identityImages - 1)({ ...retire }))).toEqual(['identity-images']);
  });
});

describe('L16 L30: an account that turns out to be hers after "nothing found" was answered', () => {
  const said = [openCase, prepared, weak, nothing].map((o) => o);
  const rejected: Order = { type: 'decide-match', match: 'm1', confirmed: false, actor: rosa };
  const none = [propose({ kind: 'nothing-found', request: 'r1' }), approve('d1', avery)];
  const closed = [...said, rejected, ...none];
  const confirmed: Order = { type: 'decide-match', match: 'm1', confirmed: true, actor: rosa };
  const kept = [done('m1.preserve'), done('m1.collect')];

  it('is a task: a request is keyed in, whose date her records have', () => {
    expect(play(...closed).state.phase).toBe('closed');
    const now = play(...closed, confirmed);
    expect(now.state.phase).toBe('open');
    expect(openTasks(now)).toEqual(['found-after-answer.r1']);
    const asked: Order = { type: 'receive-request', why: 'second-ask', channel: 'post', actor: rosa };
    const dated = play(...closed, confirmed, ...kept, asked);
    expect(openTasks(dated)).toEqual([]);
    expect(file(dated).requests['r2']).toMatchObject({ why: 'second-ask', dueOn: '2026-12-02' });
  });

  it('is no case that stays open for ever when a person closes the task: what waits for her proof waits in a closed one', () => {
    const looked = [...closed, confirmed, ...kept, close('found-after-answer.r1')];
    expect(outcomes(play(...looked))).toMatchObject({ 'm1.collect': 'done', 'm1.flag': 'planned' });
    expect(play(...looked).state.phase).toBe('closed');
  });

  it('is none of an account that is not hers, nor of a case that was answered with records', () => {
    expect(openTasks(play(...said, rejected, ...none, rejected))).toEqual([]);
    expect(openTasks(play(...answered, on(9)(proof)))).toEqual([]);
  });
});

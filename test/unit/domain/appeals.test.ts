import { describe, expect, it } from 'vitest';
import { holderNotice } from '../../../shared/content/holder-notice.ts';
import { noticeKinds } from '../../../shared/domain/verbs.ts';
import { banned, measure } from '../content/readability.ts';
import {
  approve,
  done,
  file,
  found,
  freeze,
  nothing,
  type Order,
  openCase,
  openedWith,
  outcomes,
  play,
  prepared,
  propose,
  proved,
  rosa,
} from './given.ts';
import { appeal, held, settle, told } from './given-appeals.ts';
import { handedOver, notFrozen, takenOff } from './given-records.ts';

const removed = [done('m1.collect'), nothing, proved, ...takenOff];
const frozen = [...told, ...removed, freeze, approve('d1'), done('m1.freeze'), done('m1.stop-orders')];

describe('T2: the notice to the holder of a matched account', () => {
  it('goes out once something is on hold, once per account', () => {
    expect(outcomes(play(...held().slice(0, 4)))['m1.notice']).toBeUndefined();
    expect(play(...held()).last).toContainEqual(
      expect.objectContaining({ type: 'step-planned', step: 'm1.notice', notice: 'on-hold' }),
    );
    expect(outcomes(play(...held()))['m1.notice']).toBe('running');
    expect(play(...frozen).events.filter((e) => e.type === 'step-planned' && e.action === 'notice')).toHaveLength(1);
  });

  it('L45: never by itself where somebody could see her mail: a person decides', () => {
    const safe = held(openedWith({ safeContact: true }));
    expect(outcomes(play(...safe))['m1.notice']).toBeUndefined();
    expect(file(play(...safe)).tasks['notice-choice.m1']?.open).toBe(true);
    const sent = play(...safe, { type: 'send-notice', match: 'm1', actor: rosa });
    expect(outcomes(sent)['m1.notice']).toBe('running');
    expect(file(sent).tasks['notice-choice.m1']?.open).toBe(false);
    expect(
      play(
        ...safe,
        { type: 'send-notice', match: 'm1', actor: rosa },
        { type: 'send-notice', match: 'm1', actor: rosa },
      ).refusal,
    ).toBe('case.moved-on');
    expect(play(openCase, prepared, found, { type: 'send-notice', match: 'm1', actor: rosa }).refusal).toBe(
      'case.moved-on',
    );
    expect(play(...safe, { type: 'send-notice', match: 'm9', actor: rosa }).refusal).toBe('thing.absent');
  });

  it('does not make a package stale: it changes nothing of what the package says', () => {
    expect(file(play(...told)).settlements).toBe(file(play(...held())).settlements);
  });

  it('not sent, it is a task and holds the case up no more than any other step', () => {
    const stuck = play(...held(), { type: 'settle-step', step: 'm1.notice', outcome: 'parked', reason: 'timeout' });
    expect(file(stuck).tasks['step-parked.m1.notice']?.open).toBe(true);
  });

  it.each(noticeKinds)(
    'L45: “%s” is plain, the same in both languages, and tells nothing of her, the report or records',
    (kind) => {
      const { en, es, version } = holderNotice(kind);
      expect(version).toMatch(/^\d{4}-\d{2}$/u);
      const english = `${en.subject}. ${en.text}`;
      expect(measure(english, 'en').score).toBeLessThanOrEqual(6);
      expect(measure(`${es.subject}. ${es.text}`, 'es').score).toBeGreaterThanOrEqual(65);
      expect(english.match(banned.en)).toBeNull();
      expect(`${es.subject}. ${es.text}`.match(banned.es)).toBeNull();
      const telling =
        /victim|theft|thief|fraud|report|records|police|identity|request|asked us|someone|somebody|another person|law|609|case|víctima|robo|fraude|denuncia|identidad|solicitud|alguien|otra persona|caso/iu;
      expect(english.match(telling)).toBeNull();
      expect(`${es.subject} ${es.text}`.match(telling)).toBeNull();
    },
  );
});

describe('T2: an appeal of the holder', () => {
  it('is a task and word to compliance, with the day it was received', () => {
    const played = play(...told, appeal({ receivedOn: '2026-11-01' }));
    expect(file(played).appeals['a1']).toEqual({ id: 'a1', match: 'm1', receivedOn: '2026-11-01', status: 'open' });
    expect(file(played).tasks['appeal.a1']?.open).toBe(true);
    expect(file(played).mails['S-appeal.a1']?.to).toBe('compliance');
    expect(file(play(...told, appeal())).appeals['a1']?.receivedOn).toBe('2026-11-02');
  });

  it('a day to come, an account nobody matched and one on which nothing stands are refused', () => {
    expect(play(...told, appeal({ receivedOn: '2026-11-03' })).refusal).toBe('rule.receipt-in-future');
    expect(play(...told, appeal({ match: 'm9' })).refusal).toBe('thing.absent');
    expect(play(openCase, prepared, found, appeal()).refusal).toBe('case.moved-on');
  });

  it('the hold is lifted, her card is not taken off that account by itself, and the holder is told when it is so', () => {
    const lifted = [...told, appeal(), settle('hold-lifted')];
    expect(play(...lifted).last).toContainEqual({
      v: 1,
      type: 'step-due',
      step: 'm1.hold.pm1',
      attempt: 1,
      undo: true,
    });
    expect(outcomes(play(...lifted))).toMatchObject({ 'm1.notice.a1': 'planned' });
    const off = play(...lifted, { type: 'settle-step', step: 'm1.hold.pm1', outcome: 'undone' });
    expect(outcomes(off)['m1.notice.a1']).toBe('running');
    expect(file(off).steps['m1.notice.a1']?.notice).toBe('back');
    expect(file(off).tasks['appeal.a1']?.open).toBe(false);
    const later = play(
      ...lifted,
      { type: 'settle-step', step: 'm1.hold.pm1', outcome: 'undone' },
      done('m1.collect'),
      nothing,
      proved,
    );
    expect(outcomes(later)['m1.remove.pm1']).toBeUndefined();
    expect(outcomes(later)['m1.block.pm1']).toBeUndefined();
    expect(outcomes(later)['m1.hold.pm1']).toBe('undone');
  });

  it('a hold that became a removal is not lifted: taking the match back, or the step, is another decision', () => {
    expect(play(...told, ...removed, appeal(), settle('hold-lifted')).refusal).toBe('case.moved-on');
  });

  it('stands, with a reason, and the holder is told that in fixed words', () => {
    const stands = play(...told, appeal(), settle('stands'));
    expect(file(stands).appeals['a1']?.status).toBe('stands');
    expect(outcomes(stands)).toMatchObject({ 'm1.hold.pm1': 'done', 'm1.notice.a1': 'running' });
    expect(file(stands).steps['m1.notice.a1']?.notice).toBe('stays');
    expect(play(...told, appeal(), settle('stands'), settle('stands')).refusal).toBe('case.moved-on');
    expect(play(...told, settle('stands')).refusal).toBe('thing.absent');
  });

  it('nobody who was told nothing is answered', () => {
    expect(Object.keys(outcomes(play(...held(), appeal(), settle('stands'))))).not.toContain('m1.notice.a1');
  });

  it('L44: a freeze is lifted by two people; that settles the appeal, and stopped orders run again', () => {
    const asked = [...frozen, appeal(), propose({ kind: 'unfreeze', match: 'm1' })];
    expect(play(...asked, approve('d2', rosa)).refusal).toBe('rule.second-person');
    const open = play(...asked, approve('d2'), done('m1.freeze'));
    expect(file(open).appeals['a1']?.status).toBe('unfrozen');
    expect(open.last).toContainEqual({ v: 1, type: 'step-due', step: 'm1.stop-orders', attempt: 1, undo: true });
    expect(outcomes(open)['m1.notice.a1']).toBe('running');
    expect(file(open).tasks['appeal.a1']?.open).toBe(false);
  });

  it('G5: a match taken back settles it too', () => {
    const back = play(...told, appeal(), {
      type: 'decide-match',
      match: 'm1',
      confirmed: false,
      note: 'n',
      actor: rosa,
    });
    expect(file(back).appeals['a1']?.status).toBe('match-withdrawn');
    expect(file(back).tasks['appeal.a1']?.open).toBe(false);
  });

  it('on a closed case opens it again until a person has looked', () => {
    const answered: readonly Order[] = [...told, ...removed, ...handedOver, notFrozen];
    expect(play(...answered).state.phase).toBe('closed');
    expect(play(...answered, appeal()).state.phase).toBe('open');
    expect(play(...answered, appeal(), settle('stands')).state.phase).toBe('closed');
  });
});

import { describe, expect, it } from 'vitest';
import { file, type Order, openCase, outcomes, play, prepared, worker } from './given.ts';

const withhold = (mail = 'V1.r1'): Order => ({ type: 'withhold-mail', mail, actor: worker });
const park: Order = { type: 'park-preparation', actor: worker };
const task = (about: string) => ({
  v: 1,
  type: 'task-opened',
  task: `many-reports.${about}`,
  kind: 'many-reports',
  about,
});

describe('a flood of reports', () => {
  it('T12: one confirmation too many to an address is not sent, and staff are told', () => {
    const at = '2026-11-02T15:30:00.000Z';
    const played = play(openCase, { ...withhold(), at });
    expect(played.last).toEqual([{ v: 1, type: 'mail-withheld', mail: 'V1.r1' }, task('V1.r1')]);
    expect(file(played).mails['V1.r1']).toEqual({
      ...file(play(openCase)).mails['V1.r1'],
      status: 'withheld',
      since: at,
    });
    expect(play(openCase, withhold(), { type: 'claim-mail', mail: 'V1.r1' }).last).toEqual([]);
  });

  it('T12: what is on its way already, or was withheld, is not withheld; what nobody owes is refused', () => {
    expect(play(openCase, { type: 'claim-mail', mail: 'V1.r1' }, withhold()).last).toEqual([]);
    expect(play(openCase, withhold(), withhold()).last).toEqual([]);
    expect(play(openCase, withhold('V9.r9')).refusal).toBe('thing.absent');
  });

  it('T16 L10: a person looks before anything is searched for one who is named in too many; the date stays', () => {
    const played = play(openCase, park);
    expect(played.last).toEqual([task('target')]);
    expect(file(played).requests['r1']?.dueOn).toBe('2026-12-02');
    expect(outcomes(played)).toEqual({});
  });

  it('T16: asks once, not again once somebody has looked, and not when the search has begun', () => {
    const looked: Order = { type: 'close-task', task: 'many-reports.target', note: 'n', actor: worker };
    expect(play(openCase, park, park).last).toEqual([]);
    expect(play(openCase, park, looked, park).last).toEqual([]);
    expect(play(openCase, prepared, park).last).toEqual([]);
  });
});

import { addDays, businessDayOnOrBefore, instantAt, localDate, toEpoch, weekday } from '../../shared/domain/time.ts';
import type { Story } from './story.ts';

export const weekendDays: Story = {
  name: 'weekend-days',
  isLong: true,
  title: 'A reminder day on a weekend is also sent on the Friday, at 09:00 local, and extends nothing',
  rules: ['L14', 'L15'],
  async play(telling) {
    const { note, must, stack } = telling;
    // Day 20 of a Monday's receipt is a Sunday.
    const now = new Date(stack.clock.now()).toISOString();
    const first = localDate(now, 'America/New_York');
    const monday = addDays(first, (8 - weekday(first)) % 7 || 7);
    await stack.clock.advanceTo(toEpoch(instantAt(monday, '12:00', 'America/New_York')));
    const maria = await telling.file(await telling.marias({ wants: ['records'] }));
    const sunday = addDays(maria.receivedOn, 20);
    must('day 20 is a Sunday', weekday(sunday) === 0);
    const friday = businessDayOnOrBefore(sunday);
    for (const [day, rung] of [
      [friday, 18],
      [sunday, 20],
    ] as const) {
      await stack.clock.advanceTo(toEpoch(instantAt(day, '08:55', 'America/New_York')));
      must(`nothing of day ${rung} before 09:00`, telling.mails('compliance@', `Day ${rung}:`).length === 0);
      await stack.clock.advanceTo(toEpoch(instantAt(day, '09:05', 'America/New_York')));
      must(`L15: day ${rung} at 09:00 local`, telling.mails('compliance@', `Day ${rung}:`).length === 1);
      note('clock', `${day} 09:00 (${rung === 18 ? 'Friday' : 'Sunday'}): the mail of day ${rung}`);
    }
    const file = await telling.caseFile(maria.id);
    must('L14: a weekend moves no date', file.requests['r1']?.dueOn === addDays(maria.receivedOn, 30));
    must(
      'the Friday’s and the Sunday’s are one: nobody is told twice',
      telling.mails('backup', 'acknowledged day 18').length === 0,
    );
  },
};

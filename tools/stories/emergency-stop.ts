import { matchOn, onAccount } from './cards/at-the-shop.ts';
import type { Story } from './story.ts';

const hour = 3_600_000;

export const emergencyStop: Story = {
  name: 'emergency-stop',
  isLong: true,
  title:
    'The shop pulls its emergency stop: nothing is changed there, searching and collecting go on, and day 20 makes it a task',
  rules: ['L41', 'L24', 'L16', 'L13'],
  async play(telling) {
    const { stack, note, must } = telling;
    const stop = { reason: 'A release went wrong, orders are being repaired.' };
    await (await telling.as('rosa')).post('/desk/systems/shop/stop', { on: true, ...stop });
    const maria = await telling.file(await telling.marias());
    const match = await matchOn(telling, maria.id, 'A-1001');
    let { steps, searches } = await telling.caseFile(maria.id);
    must('L24: the search went on', searches['shop']?.status === 'ended');
    must('L42: and the snapshot', steps[`${match}.preserve`]?.outcome === 'done');
    must('L28: and the records', steps[`${match}.collect`]?.outcome === 'done');
    must('nothing was changed', (await onAccount(stack, 'A-1001'))['4242'] === 'active');
    must('the hold waits and says why', steps[`${match}.hold.pm-1`]?.reason === 'emergency-stop');
    must(
      'other systems are not stopped',
      Object.values(steps).some((s) => s.action === 'hold' && s.outcome === 'done'),
    );
    note('workers', 'search and collect in the shop, and change nothing there');

    await telling.toDay(maria, 20);
    ({ steps, searches } = await telling.caseFile(maria.id));
    const file = await telling.caseFile(maria.id);
    must('L16: still on at day 20, it is a task', file.tasks['stop-still-on.shop']?.open === true);
    must('L13: and it moved no date', file.requests['r1']?.dueOn === maria.dueOn);
    const rosa = await telling.as('rosa');
    must(
      'one who does not approve cannot take it off',
      (await rosa.try('/desk/systems/shop/stop', { on: false, ...stop })) === 403,
    );
    await (await telling.as('avery')).post('/desk/systems/shop/stop', { on: false, reason: 'The shop is repaired.' });
    await stack.clock.advanceTo(stack.clock.now() + 26 * hour);
    must('L41: then her card is held, by itself, within a day', (await onAccount(stack, 'A-1001'))['4242'] === 'held');
    must('and the task is gone', (await telling.caseFile(maria.id)).tasks['stop-still-on.shop']?.open === false);
    note('Avery (approver)', 'takes the stop off; the shop is asked again by itself and holds her card');
  },
};

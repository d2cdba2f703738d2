import { onAccount } from './cards/at-the-shop.ts';
import type { Story } from './story.ts';

const hour = 3_600_000;

export const systemDownForDays: Story = {
  name: 'system-down-for-days',
  isLong: true,
  title:
    'The shop is down for three days: never “no records”, a person is told, and when it is back it is asked by itself',
  rules: ['L25', 'L26', 'L41'],
  async play(telling) {
    const { stack, note, must } = telling;
    stack.shop.set({ down: true });
    const maria = await telling.file(await telling.marias({ cards: [] }));
    await stack.clock.advanceTo(stack.clock.now() + 3 * hour);
    let file = await telling.caseFile(maria.id);
    must('L25: the search did not end', file.searches['shop']?.status === 'parked');
    must('a person has it as a task', file.tasks['system-parked.shop']?.open === true);
    must('compliance is told once', telling.mails('compliance', 'Stuck: a search').length === 2);
    const rosa = await telling.as('rosa');
    must(
      'L26: nobody can answer “nothing found” while a system has not answered',
      (await rosa.try(`/desk/cases/${maria.id}/proposals`, {
        decision: { kind: 'nothing-found', request: 'r1' },
        note: 'Nothing came back from anywhere.',
      })) === 409,
    );
    note('workers', 'get no answer from shop and billing; both are parked to a person');

    await stack.clock.advanceTo(stack.clock.now() + 48 * hour);
    file = await telling.caseFile(maria.id);
    must('L25: two days later it is still no answer', file.searches['shop']?.status !== 'ended');
    must('nobody is written to every hour', telling.mails('compliance', 'Stuck: a search').length <= 6);
    stack.shop.set({ down: false });
    await stack.clock.advanceTo(stack.clock.now() + 26 * hour);
    file = await telling.caseFile(maria.id);
    must('L25: back, it is asked by itself within a day', file.searches['shop']?.status === 'ended');
    must('the task is gone', file.tasks['system-parked.shop']?.open === false);
    must(
      'what was there is found',
      Object.values(file.matches).some((m) => m.system === 'shop'),
    );
    must('and nothing was done to anybody meanwhile', (await onAccount(stack, 'A-1001'))['4242'] === 'active');
    note('workers', 'search again by themselves: the shop is back');
  },
};

import type { Story } from '../story.ts';
import { matchOn, onAccount } from './at-the-shop.ts';

export const systemRefuses: Story = {
  name: 'system-refuses',
  title: 'The shop will not take her card off: a person is told, tries again, and it never counts as done',
  rules: ['L41', 'L25'],
  async play(telling) {
    const { stack, note, must } = telling;
    stack.shop.set({ refuse: ['remove'] });
    const maria = await telling.file(await telling.marias());
    await telling.decideMatches(maria.id);
    await telling.prove(maria);
    const match = await matchOn(telling, maria.id, 'A-1001');
    const step = `${match}.remove.pm-1`;
    let file = await telling.caseFile(maria.id);
    must('it is written as refused', file.steps[step]?.outcome === 'refused');
    must('a person has it as a task', file.tasks[`step-parked.${step}`]?.open === true);
    must('compliance is told', telling.mails('compliance', 'Stuck: a step').length > 0);
    must('her card is still held meanwhile', (await onAccount(stack, 'A-1001'))['4242'] === 'held');
    must('and blocked, since that was not refused', file.steps[`${match}.block.pm-1`]?.outcome === 'done');
    note('workers', 'are refused: the step waits for a person, the card stays held and blocked');

    stack.shop.set({ refuse: [] });
    await (await telling.as('rosa')).post(`/desk/cases/${maria.id}/steps/${step}`, { type: 'retry-step' });
    await telling.idle();
    file = await telling.caseFile(maria.id);
    must('L41: asked again, it is done', (await onAccount(stack, 'A-1001'))['4242'] === 'removed');
    must('the task is gone', file.tasks[`step-parked.${step}`]?.open === false);
    note('Rosa (reviewer)', 'speaks with the shop and tries again: done');
  },
};

import type { Story } from '../story.ts';
import { matchOn } from './at-the-shop.ts';

const accounts = ['A-1001', 'A-1003'] as const;

export const wrongMatch: Story = {
  name: 'wrong-match-undone',
  title: 'A confirmed match turns out wrong after everything was done: the account is put back byte for byte',
  rules: ['G5', 'L44', 'L27'],
  async play(telling) {
    const { stack, note, must } = telling;
    const before = accounts.map((a) => stack.shop.stored('shop', a));
    const maria = await telling.file(await telling.marias());
    const path = `/desk/cases/${maria.id}`;
    await telling.decideMatches(maria.id);
    await telling.prove(maria);
    await telling.freezeAll(maria.id);
    must(
      'everything was done',
      accounts.every((a, i) => stack.shop.stored('shop', a) !== before[i]),
    );
    const match = await matchOn(telling, maria.id, 'A-1001');
    const rosa = await telling.as('rosa');
    must('a reason is asked for', (await rosa.try(`${path}/matches/${match}`, { confirmed: false })) === 422);
    await rosa.post(`${path}/matches/${match}`, {
      confirmed: false,
      note: 'She recognises these orders: her son’s account.',
    });
    await telling.idle();
    note('Rosa (reviewer)', 'takes the match A-1001 back, with the reason', await undone(telling, maria.id, match));
    const file = await telling.caseFile(maria.id);
    must('L44: one person does not lift a freeze', file.steps[`${match}.freeze`]?.outcome === 'done');
    must('L44: it is a task', file.tasks[`unfreeze-wanted.${match}`]?.open === true);
    await telling.decide(maria.id, { kind: 'unfreeze', match }, 'Wrong match: lift the freeze at once.');
    note('Avery (approver)', 'lifts the freeze Rosa proposed to lift');
    must('G5: the account is byte for byte as before', stack.shop.stored('shop', 'A-1001') === before[0]);
    must('the other matches stand', stack.shop.stored('shop', 'A-1003') !== before[1]);

    await telling.release(maria.id);
    const files = await telling.openRecords(maria);
    const all = files.map((f) => f.content.toString('latin1')).join('');
    must('L27: nothing of that account is in her records', !all.includes('A-1001-10'));
  },
};

async function undone(telling: Parameters<Story['play']>[0], id: string, match: string): Promise<readonly string[]> {
  return (await telling.events(id)).flatMap((e) =>
    e.type === 'step-settled' && e.outcome === 'undone' && e.step.startsWith(`${match}.`) ? [`undone: ${e.step}`] : [],
  );
}

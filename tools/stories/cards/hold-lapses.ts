import { toEpoch } from '../../../shared/domain/time.ts';
import type { Story } from '../story.ts';
import { onAccount } from './at-the-shop.ts';

const hour = 3_600_000;

export const holdLapses: Story = {
  name: 'hold-lapses',
  title:
    'Nobody stands behind a report: its holds end by themselves after 72 hours, unless one is renewed with a reason',
  rules: ['T2', 'G5', 'L41'],
  async play(telling) {
    const { stack, note, must } = telling;
    const before = stack.shop.stored('shop', 'A-1001');
    const maria = await telling.file(await telling.marias());
    const filed = stack.clock.now();
    must('her card is held', (await onAccount(stack, 'A-1001'))['4242'] === 'held');
    await stack.clock.advanceTo(filed + 49 * hour);
    must(
      'T2: staff are warned a day before, once',
      telling.mails('compliance', `Holds on ${maria.reference} end`).length === 1,
    );
    note('clock', '49 hours: compliance is told that the holds end tomorrow');

    const file = await telling.caseFile(maria.id);
    const [renewed] = Object.values(file.steps).filter(
      (s) => s.action === 'hold' && file.matches[s.match]?.account === 'B-2001',
    );
    if (!renewed) throw new Error('no hold on B-2001');
    await (await telling.as('rosa')).post(`/desk/cases/${maria.id}/holds/${renewed.id}`, {
      note: 'Her bank confirmed the misuse by phone; papers come on Monday.',
    });
    note('Rosa (reviewer)', 'renews the hold on B-2001 and writes why');
    await stack.clock.advanceTo(filed + 75 * hour);
    must('T2: the others are released', (await onAccount(stack, 'A-1001'))['4242'] === 'active');
    must('T2: the renewed one holds', (await onAccount(stack, 'B-2001'))['4242'] === 'held');
    must('G5: the account is byte for byte as before', stack.shop.stored('shop', 'A-1001') === before);
    const lapsed = (await telling.events(maria.id)).filter((e) => e.type === 'hold-lapsed').length;
    must('every lapse is in the log', lapsed === 2);
    note('clock', `75 hours: ${lapsed} holds end by themselves, the accounts are as they were`);

    await telling.decideMatches(maria.id);
    await telling.prove(maria);
    must(
      'L41: verified at last, her card comes off there all the same',
      (await onAccount(stack, 'A-1001'))['4242'] === 'removed',
    );
    await stack.clock.advanceTo(toEpoch(new Date(stack.clock.now()).toISOString()) + 100 * hour);
    must(
      'T2: what was taken off on proof is never put back by time',
      (await onAccount(stack, 'A-1001'))['4242'] === 'removed',
    );
  },
};

import { addDays } from '../../shared/domain/time.ts';
import { keyIn, today } from './keyed-in.ts';
import type { Story } from './story.ts';

export const receiptCorrected: Story = {
  name: 'receipt-corrected',
  isLong: true,
  title: 'A receipt date keyed in wrongly: earlier by one person, later only by two with the envelope',
  rules: ['L13', 'T9'],
  async play(telling) {
    const { note, must } = telling;
    const paper = await keyIn(telling, 'rosa', 5);
    const path = `/desk/cases/${paper.id}`;
    const rosa = await telling.as('rosa');
    await rosa.post(`${path}/receipt`, {
      receivedOn: addDays(today(telling), -8),
      note: 'The stamp of the mail room says three days earlier.',
    });
    await telling.idle();
    must(
      'L13: earlier by one',
      (await telling.caseFile(paper.id)).requests['r1']?.dueOn === addDays(today(telling), 22),
    );
    note('Rosa (reviewer)', 'corrects the receipt to three days earlier');

    const later = addDays(today(telling), -2);
    const alone = await rosa.try(`${path}/receipt`, { receivedOn: later, note: 'It came later than I wrote.' });
    must('L13: never later by one', alone === 409);
    const invented = { kind: 'correct-receipt', request: 'r1', receivedOn: later, document: 'none' };
    must(
      'L13: never without the document',
      (await rosa.try(`${path}/proposals`, { decision: invented, note: 'The envelope shows the later date.' })) === 404,
    );
    const scan = await telling.sendScan(paper.id, 'other');
    await telling.decide(
      paper.id,
      { kind: 'correct-receipt', request: 'r1', receivedOn: later, document: scan },
      'The envelope shows the later date.',
    );
    note('Avery (approver)', 'approves the later date with the envelope before her; Rosa alone was refused');
    const { requests } = await telling.caseFile(paper.id);
    must('L13: later by two', requests['r1']?.dueOn === addDays(later, 30));
    const corrected = (await telling.events(paper.id)).findLast((e) => e.type === 'receipt-corrected');
    must(
      'the log names document and approver',
      corrected?.type === 'receipt-corrected' && corrected.document === scan && corrected.approvedBy !== undefined,
    );
    await telling.stack.clock.advanceTo(telling.stack.clock.now() + 9 * 86_400_000);
    must('reminders follow the corrected date', telling.mails('compliance@', 'Day 10').length === 1);
  },
};

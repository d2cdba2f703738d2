import { addDays, localDate } from '../../shared/domain/time.ts';
import { upToRelease } from './recipients.ts';
import type { Story } from './story.ts';

export const secondAsk: Story = {
  name: 'second-ask',
  title: 'Maria asks again for what she already got: a new request with its own date, fulfilled and free',
  rules: ['L13', 'L32', 'L33'],
  async play(telling) {
    const { note, must } = telling;
    const maria = await telling.file(await telling.marias({ wants: ['records'] }));
    await upToRelease(telling, maria);
    await telling.release(maria.id);
    await telling.openRecords(maria);
    must('the case is closed', (await telling.caseState(maria.id)).phase === 'closed');

    await telling.toDay(maria, 40);
    const asked = (await maria.her.post('/case/requests', {})).fields('request', 'receivedOn', 'dueOn');
    note('Maria', `asks again on her page: ${asked.request}, answer by ${asked.dueOn}`);
    const twice = (await maria.her.post('/case/requests', {})).fields('request');
    must('pressed twice it is one request', twice.request === asked.request);
    await telling.idle();
    const { requests, timeZone } = await telling.caseFile(maria.id);
    const today = localDate(new Date(telling.stack.clock.now()).toISOString(), timeZone);
    must('L33: its own receipt and date', asked.receivedOn === today && asked.dueOn === addDays(today, 30));
    must('L13: the first date has not moved', requests['r1']?.dueOn === maria.dueOn);
    must('L8: she has a receipt for it', telling.mails('maria@', maria.reference).length === 2);

    await telling.release(maria.id, asked.request);
    const files = await telling.openRecords(maria);
    must(
      'L33: fulfilled, not closed as a duplicate',
      files.some((f) => f.name === 'records.json'),
    );
    const rows = await telling.asked(maria.id);
    must('L48: both requests are in the report', rows.map((r) => r.answer).join() === 'records,records');
    const words = telling.stack
      .mails()
      .map((m) => m.text)
      .join('\n');
    must('L32: no fee anywhere', !/\$\s?\d|\bcosts?\b|\bpay us\b/iu.test(words));
  },
};

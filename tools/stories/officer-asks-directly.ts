import { addDays } from '../../shared/domain/time.ts';
import { askedBy, recordProof, triesToRelease, upToRelease } from './recipients.ts';
import type { Story } from './story.ts';

const mailbox = 'fraud.unit@police.example';

export const officerAsksDirectly: Story = {
  name: 'officer-asks-directly',
  title: 'A detective asks without subpoena: a case opens, he is called back, and gets what she allowed',
  rules: ['L11', 'L34', 'L35', 'L48'],
  async play(telling) {
    const { note, must } = telling;
    const requester = {
      kind: 'officer',
      agency: 'Springfield Police',
      name: 'Det. Lee',
      email: mailbox,
      phone: '+1 212 555 0100',
      reportNumber: '26-1188',
    } as const;
    const lee = await telling.file(await askedBy(telling, requester), 'Det. Lee');
    must('L11: his request has its date like any other', lee.dueOn === addDays(lee.receivedOn, 30));
    const received = telling.mails(mailbox, lee.reference)[0]?.text ?? '';
    must(
      'L8: one list, her authorisation in it',
      received.includes('A paper that lets you get the records, signed by the person whose information was used'),
    );

    await upToRelease(telling, lee);
    const paper = await telling.sendDocument(lee, 'authorisation');
    await recordProof(telling, lee.id, 'requester', {
      covers: ['authorisation'],
      documents: [paper],
      limits: { classes: ['orders', 'payments'] },
    });
    note('Rosa (reviewer)', 'records her authorisation: orders and payments only');
    must('no copy before the call back', (await triesToRelease(telling, lee.id)) === 409);
    const rosa = await telling.as('rosa');
    const unsourced = { covers: ['call-back'], note: 'Called the number in the mail.' };
    must(
      'a call to a number that he gave does not count',
      (await rosa.try(`/desk/cases/${lee.id}/recipients/requester/proof`, unsourced)) === 422,
    );
    await recordProof(telling, lee.id, 'requester', { covers: ['call-back'], source: 'agency-website' });
    note('Rosa (reviewer)', 'calls him back on the number of the agency’s own site, and records where it was found');

    await telling.release(lee.id);
    const files = await telling.openRecords(lee);
    const records: unknown = JSON.parse(files.find((f) => f.name === 'records.json')?.content.toString() ?? 'null');
    must('L35: he gets what she allowed and no more', /"orders"/u.test(JSON.stringify(records)));
    must(
      'L35: no other class is in his copy',
      !files.some((f) => /support-notes|application|deliveries/u.test(f.name)),
    );
    const row = await telling.asked(lee.id);
    must('L48: the law-enforcement lane is counted apart', row[0]?.lane === 'law-enforcement');
    note('auditor', `counts him apart: ${row[0]?.lane ?? ''}, ${row[0]?.recipients ?? ''}`);
  },
};

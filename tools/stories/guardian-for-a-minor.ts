import { askedBy, nothingToMaria, recordProof, triesToRelease, upToRelease } from './recipients.ts';
import type { Story } from './story.ts';

const guardian = 'ana.guardian@family.example';

export const guardianForAMinor: Story = {
  name: 'guardian-for-a-minor',
  title: 'A mother asks for her daughter: the records go to her, once it is shown that she may ask',
  rules: ['L8', 'L23', 'L36'],
  async play(telling) {
    const { note, must } = telling;
    const report = await askedBy(telling, { kind: 'parent-or-guardian', name: 'Ana Example', email: guardian });
    const ana = await telling.file(report, 'Ana (mother)');
    const received = telling.mails(guardian, ana.reference)[0]?.text ?? '';
    must('L8: one complete list, with the proof that she may act', received.includes('you may act for this person'));
    must('what is written goes to whoever asked', nothingToMaria(telling));

    await upToRelease(telling, ana);
    must('L23: no release before her authority is recorded', (await triesToRelease(telling, ana.id)) === 409);
    const paper = await telling.sendDocument(ana, 'authority');
    note('Ana (mother)', 'adds the birth certificate');
    await recordProof(telling, ana.id, 'requester', { covers: ['authority'], documents: [paper] });
    note('Rosa (reviewer)', 'records that she may act for her daughter');

    await telling.release(ana.id);
    const files = await telling.openRecords(ana);
    const letter = files.find((f) => f.name === '1-letter-and-list.html')?.content.toString() ?? '';
    must('L36: her copy says for whom she acts', letter.includes('the person who acts for Maria Example'));
    const { recipients } = await telling.caseFile(ana.id);
    must('L36: the copy stands in the log as hers', recipients['requester']?.copies.length === 1);
    must('a child is not made a recipient by that', recipients['subject'] === undefined);
  },
};

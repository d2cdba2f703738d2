import { recordProof, upToRelease, withLinkOf } from './recipients.ts';
import type { Story } from './story.ts';

const mailbox = 'desk@police.example';

export const officerNamed: Story = {
  name: 'officer-named',
  isLong: true,
  title: 'Maria names an officer: he is called back, and gets his own copy by his own link and code',
  rules: ['L34', 'T9'],
  async play(telling) {
    const { note, must } = telling;
    const officer = { agency: 'Springfield Police', name: 'Officer Kim', email: mailbox };
    const maria = await telling.file(await telling.marias({ wants: ['records'], officer }));
    await upToRelease(telling, maria);
    const alone = { kind: 'release', request: 'r1', package: 'p1', recipients: ['officer'] };
    must(
      'L34: “police only” cannot be chosen',
      (await (
        await telling.as('rosa')
      ).try(`/desk/cases/${maria.id}/proposals`, {
        decision: alone,
        note: 'The police will tell her.',
      })) === 409,
    );
    await telling.release(maria.id);
    must('L34: nothing went to him before the call back', telling.mails(mailbox).length === 0);
    await telling.openRecords(maria);

    await recordProof(telling, maria.id, 'officer', { covers: ['call-back'], source: 'government-directory' });
    note('Rosa (reviewer)', 'calls him back on the number of the state’s directory');
    await telling.decide(maria.id, { kind: 'release-copy', recipient: 'officer', package: 'p1' });
    note('Avery (approver)', 'releases his copy');
    const kim = withLinkOf(telling, maria, 'Officer Kim', mailbox, 'Records requested');
    const files = await telling.openRecords(kim);
    const letter = files.find((f) => f.name === 'records.json');
    must('L34: he has a copy', letter !== undefined);
    must('his link changes nothing of hers', (await kim.her.try('/case/recipients/officer/revoke', {})) === 404);
    const { recipients } = await telling.caseFile(maria.id);
    must('L34: each copy stands in the log', recipients['officer']?.copies.length === 1);
  },
};

import { readableOf, takeBackup } from './backup.ts';
import { declineForWantOfProof } from './declined-for-want-of-proof.ts';
import type { Story } from './story.ts';

const hour = 3_600_000;
const day = 24 * hour;

export const shreddedAfterFiveYears: Story = {
  name: 'shredded-after-five-years',
  title:
    'Images of ID go after 90 days; after five years, unless held, two people and seven days end the rest; the log still verifies',
  rules: ['L50', 'T9', 'G18', 'G19'],
  async play(telling) {
    const { stack, note, must } = telling;
    const { clock } = stack;
    const maria = await telling.file(await telling.marias());
    const { id } = maria;
    const path = `/desk/cases/${id}`;
    const photo = await telling.sendDocument(maria, 'identity');
    await telling.sendDocument(maria, 'report');
    await telling.idle();
    await declineForWantOfProof(telling, id);
    must('closed', (await telling.caseState(id)).phase === 'closed');
    const [backup, before] = [await takeBackup(stack, id), await readableOf(stack, id)];
    must('G18: until then her words are there, sealed', before.hasKey && before.fileVersions > 0 && backup.sealed > 1);
    must('G18: a backup of the cases says nothing of hers', !backup.says('Maria') && backup.says(maria.reference));

    await clock.leapTo(clock.now() + 91 * day);
    await clock.leapTo(clock.now() + hour);
    let { retention } = await telling.caseFile(id);
    must('L50: images of ID are gone after 90 days', retention.purges['identity-images'] === 'done');
    must('and nothing else', retention.purges.records === undefined && retention.shred === undefined);
    const look = async () =>
      (await telling.as('rosa')).try(`${path}/documents/${photo}/view`, { part: 1, note: 'To look again.' });
    must('nobody can look at it any more', (await look()) >= 400);
    note('clock', '92 days later: images of ID are destroyed');

    await (await telling.as('rosa')).post(`${path}/legal-hold`, {
      type: 'place-legal-hold',
      note: 'A court asked for it.',
    });
    await clock.leapTo(clock.now() + 5 * 365 * day);
    await clock.leapTo(clock.now() + hour);
    must('L50: under a legal hold nothing ends', !(await telling.caseFile(id)).retention.ended);
    await (await telling.as('rosa')).post(`${path}/legal-hold`, {
      type: 'lift-legal-hold',
      note: 'The court is done.',
    });
    await clock.leapTo(clock.now() + 2 * day);
    must('lifted, its time is over', (await telling.caseFile(id)).retention.ended);
    await telling.decide(id, { kind: 'shred' }, 'Kept for five years, nobody needs it.');
    await clock.leapTo(clock.now() + 5 * day);
    must(
      'L50: for seven days it can be taken back',
      (await telling.caseFile(id)).retention.shred?.status === 'scheduled',
    );
    await clock.leapTo(clock.now() + 4 * day);
    ({ retention } = await telling.caseFile(id));
    must('L50: then it is done', retention.shred?.status === 'done');
    note('Avery (approver)', 'approved what Rosa proposed; after seven days key and files are gone');

    await backup.restore();
    const after = await readableOf(stack, id);
    must(
      'G18: with a backup put back, and every permission, there is no key and no file',
      !after.hasKey && after.fileVersions === 0,
    );
    note('operator', `put back the ${backup.rows} rows of a backup made before: nothing of hers can be opened`);

    const status = await fetch(`${stack.apiUrl}/case`, { headers: { authorization: `Bearer ${maria.token}` } });
    must('her link opens nothing any more', status.status >= 400 || !(await status.text()).includes('Maria'));
    const verified = await telling.verify(id);
    must(
      'G19: the log still verifies, without a word of hers',
      verified.found.length === 0 && !JSON.stringify(await telling.log(id)).includes('Maria'),
    );
    must('L48: and the report still has its row', (await telling.asked(id)).length === 1);
  },
};

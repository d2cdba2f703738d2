import { askedBy, recordProof, upToRelease } from './recipients.ts';
import type { Story } from './story.ts';

const attorney = 'desk@attorney.example';

export const attorneyStory: Story = {
  name: 'attorney',
  isLong: true,
  title: 'An attorney asks; his power is taken back before the release, and the records go to her',
  rules: ['L35', 'L36'],
  async play(telling) {
    const { note, must } = telling;
    const requester = { kind: 'attorney', name: 'Sam Counsel', organisation: 'Counsel & Co', email: attorney } as const;
    const sam = await telling.file(await askedBy(telling, requester), 'Sam (attorney)');
    await upToRelease(telling, sam);
    const power = await telling.sendDocument(sam, 'authority');
    await recordProof(telling, sam.id, 'requester', { covers: ['authority'], documents: [power] });
    note('Rosa (reviewer)', 'records his power of attorney');

    const rosa = await telling.as('rosa');
    const pack = Object.values((await telling.caseFile(sam.id)).packages).findLast((p) => p.status === 'built')?.id;
    await rosa.post(`/desk/cases/${sam.id}/proposals`, {
      decision: { kind: 'release', request: 'r1', package: pack },
      note: 'Complete, scoped to her, checked line by line.',
    });
    await rosa.post(`/desk/cases/${sam.id}/recipients/requester/revoke`, {
      note: 'She wrote to us that he does not act for her any more.',
    });
    note('Rosa (reviewer)', 'records that she took his power back, after the release was proposed');
    const avery = await telling.as('avery');
    const stopped = await avery.try(`/desk/cases/${sam.id}/proposals/d1`, { type: 'approve' });
    must('L35: a release already proposed is stopped', stopped === 409);
    const { proposals } = await telling.caseFile(sam.id);
    must('T9: it went back to whoever proposed it', proposals['d1']?.status === 'returned');
    must('his link no longer opens anything', (await sam.her.try('/case/code', {})) === 404);
    must('nothing left', !(await telling.events(sam.id)).some((e) => e.type === 'records-released'));

    await rosa.post(`/desk/cases/${sam.id}/proposals`, {
      decision: { kind: 'release', request: 'r1', package: pack },
      note: 'To her now: he does not act for her any more.',
    });
    await avery.post(`/desk/cases/${sam.id}/proposals/d2`, { type: 'approve' });
    note('Rosa (reviewer)', 'proposes the release to her, and Avery approves it');
    const { recipients } = await telling.caseFile(sam.id);
    must('L34: what she is owed goes to her', recipients['subject']?.copies.length === 1);
    must('L35: and none to him', recipients['requester']?.copies.length === 0);

    const maria = await telling.file(await telling.marias({ wants: ['records'] }));
    note('Maria', 'asks herself, and her own 30 days run');
    must('L33: her own request is a request like any other', maria.dueOn >= sam.dueOn);
  },
};

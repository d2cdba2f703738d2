import { recordProof, upToRelease, withLinkOf } from './recipients.ts';
import type { Story } from './story.ts';

const mailbox = 'records@bureau.example';

export const agencyAuthorisedAndRevoked: Story = {
  name: 'agency-authorised-and-revoked',
  title: 'An agency gets what her authorisation covers, until she takes it back',
  rules: ['L35'],
  async play(telling) {
    const { note, must } = telling;
    const maria = await telling.file(await telling.marias({ wants: ['records'] }));
    await upToRelease(telling, maria);
    const rosa = await telling.as('rosa');
    await rosa.post(`/desk/cases/${maria.id}/recipients`, {
      kind: 'agency',
      contact: { agency: 'State Bureau', email: mailbox },
      note: 'Her letter of today asks for it; scan on the case.',
    });
    await telling.idle();
    const agency =
      Object.values((await telling.caseFile(maria.id)).recipients).find((r) => r.kind === 'agency')?.id ?? '';
    must('she is told that a copy was asked for', telling.mails('maria@', 'another copy').length === 1);
    note('Rosa (reviewer)', 'adds the agency, as Maria asked in writing; Maria is told');

    const paper = await telling.sendDocument(maria, 'authorisation');
    await recordProof(telling, maria.id, agency, {
      covers: ['authorisation', 'call-back'],
      documents: [paper],
      source: 'agency-website',
      limits: { classes: ['payments'] },
    });
    const own = Object.values((await telling.caseFile(maria.id)).packages).findLast((p) => p.recipient === agency);
    must('L35: it gets a package of its own', own?.status === 'built');
    await telling.release(maria.id);
    await telling.decide(maria.id, { kind: 'release-copy', recipient: agency, package: own?.id ?? '' });
    const bureau = withLinkOf(telling, maria, 'State Bureau', mailbox, 'Records requested');
    const names = (await telling.openRecords(bureau)).map((f) => f.name);
    must('L35: payments are in it', names.includes('records-payments.csv'));
    must('L35: and no other class', names.filter((n) => n.startsWith('records-')).length === 1);

    await maria.her.post(`/case/recipients/${agency}/revoke`, {});
    note('Maria', 'takes the permission back on her page');
    must('L35: its link opens nothing any more', (await bureau.her.try('/case/code', {})) === 404);
    const again = await (await telling.as('rosa')).try(`/desk/cases/${maria.id}/proposals`, {
      decision: { kind: 'release-copy', recipient: agency, package: own?.id ?? '' },
      note: 'They asked for it once more.',
    });
    must('L35: no later release', again === 409);
  },
};

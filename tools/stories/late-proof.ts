import type { Story } from './story.ts';

export const lateProof: Story = {
  name: 'late-proof',
  isLong: true,
  title: 'Declined because she could not be identified; her ID comes late, reopens the case and is answered',
  rules: ['L33', 'L39'],
  async play(telling) {
    const { note, must } = telling;
    const maria = await telling.file(await telling.marias());
    await telling.decideMatches(maria.id);
    await telling.toDay(maria, 28);
    const rosa = await telling.as('rosa');
    await rosa.post(`/desk/cases/${maria.id}/proposals`, {
      decision: { kind: 'decline', request: 'r1', ground: 'B' },
      note: 'Asked once for ID and report; nothing came.',
      facts: 'We asked for proof of who you are and have not received any.',
    });
    const proposal = Object.keys((await telling.caseFile(maria.id)).proposals).at(-1) ?? '';
    await (await telling.as('avery')).post(`/desk/cases/${maria.id}/proposals/${proposal}`, { type: 'approve' });
    await telling.idle();
    note('Avery (approver)', 'approves the decline on ground (B): no proof of identity');
    must('the case is closed', (await telling.caseState(maria.id)).phase === 'closed');
    const taken = async () =>
      Object.values((await telling.caseFile(maria.id)).steps).filter(
        (s) => s.action === 'remove' && s.outcome === 'done',
      );
    must('L23: nothing was taken off an account', (await taken()).length === 0);

    await telling.toDay(maria, 45);
    await telling.prove(maria);
    const { requests } = await telling.caseFile(maria.id);
    const late = requests['r2'];
    must('L39: late proof is a new request of its own', late?.why === 'late-proof');
    must(
      'L13: with its own date, the old one unmoved',
      (late?.dueOn ?? '') > maria.dueOn && requests['r1']?.dueOn === maria.dueOn,
    );
    note('log', `a new request ${late?.id ?? ''}, answer by ${late?.dueOn ?? ''}`);
    must('L41: her card comes off, as she asked at first', (await taken()).length === 3);
    await telling.freezeAll(maria.id);
    await telling.release(maria.id, 'r2');
    const files = await telling.openRecords(maria);
    must(
      'L39: and is answered with records',
      files.some((f) => f.name === 'records.json'),
    );
  },
};

import { staffUsers } from '../../local/runtime/staff.ts';
import type { Story } from './story.ts';

const [rosa, remy, avery, alex] = [staffUsers.rosa.sub, staffUsers.remy.sub, staffUsers.avery.sub, staffUsers.alex.sub];

export const someoneLeaves: Story = {
  name: 'someone-leaves',
  title:
    'A reviewer leaves: all she had goes to her backup at once, her sign-in decides nothing, and the queue says who is missing',
  rules: ['L15', 'L16', 'T9'],
  async play(telling) {
    const { stack, note, must } = telling;
    const first = await telling.file(await telling.marias());
    const cases = [first, await telling.file(await telling.marias(), 'Maria again')];
    const her = await telling.as('rosa');
    for (const { id } of cases) await her.post(`/desk/cases/${id}/owner`, { owner: rosa, backup: remy });
    const { id } = first;
    await her.post(`/desk/cases/${id}/proposals`, {
      decision: { kind: 'decline', request: 'r1', ground: 'B' },
      note: 'No proof after two letters.',
      facts: 'We asked twice for proof and nothing came.',
    });
    must('nothing is missing', (await her.get('/desk/queue')).value('fourEyes') === undefined);
    note('Rosa (reviewer)', 'owns two cases and has proposed a decline on one');

    const leave = { note: 'Last day in the company today.' };
    must('a reviewer lets nobody go', (await her.try(`/desk/staff/${remy}/leave`, leave)) === 403);
    const done = await (await telling.as('avery')).post(`/desk/staff/${rosa}/leave`, leave);
    await telling.idle();
    must('all of it moved', done.value('moved') === 2 && done.value('to') === remy);
    for (const one of cases) must('L16: the owner is her backup now', (await telling.caseFile(one.id)).owner === remy);
    must('her proposal too', (await telling.caseFile(id)).proposals['d1']?.heldBy === remy);
    must(
      'T9: her sign-in, still alive, opens no case and decides nothing',
      (await her.try('/intake', {})) === 403 &&
        (await her.try(`/desk/cases/${id}/ask`, {})) === 403 &&
        (await her.try(`/desk/cases/${id}/proposals/d1`, { type: 'return' })) === 403,
    );
    note(
      'Avery (approver)',
      'lets Rosa go: both cases and the proposal are Remy’s, her sign-in still reads, opens nothing and decides nothing',
    );

    const alone = await (await telling.as('avery')).post(`/desk/staff/${alex}/leave`, leave);
    must('one approver is left', alone.value('approvers') === 1);
    await (await telling.as('avery')).post(`/desk/staff/${remy}/leave`, { ...leave, to: avery });
    await telling.idle();
    must(
      'T9 L16: and the executives have it as a mail, for what waits for a second person',
      telling.mails('chief', `No second approver for ${first.reference}`).length === 1,
    );
    const four = (await (await telling.as('avery')).get('/desk/queue')).child('fourEyes');
    must('T9: the queue says that four eyes cannot be had', four.value('approvers') === 1);
    must(
      'the alarm has its line',
      stack.logs('serve-desk').some((l) => l.includes('FEW_APPROVERS')),
    );
    note('queue', four.fields('text').text);
  },
};

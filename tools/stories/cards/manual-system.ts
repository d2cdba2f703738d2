import { recordClasses } from '../../../shared/domain/records.ts';
import type { Story } from '../story.ts';
import { matchOn } from './at-the-shop.ts';
import { addSystem, enterByHand } from './by-hand.ts';

const hour = 3_600_000;

export const manualSystem: Story = {
  name: 'manual-system',
  title:
    'A predecessor’s archive and a vendor have no API: two people are asked by name, one answers late, nothing is lost',
  rules: ['L24', 'L25', 'L28'],
  async play(telling) {
    const { stack, note, must } = telling;
    await addSystem(stack, {
      id: 'old-shop',
      name: 'Archive of the old shop',
      kind: 'predecessor',
      owner: 'archive.keeper@example.com',
      answerDays: 5,
    });
    await addSystem(stack, {
      id: 'call-center',
      name: 'Call center',
      kind: 'vendor',
      owner: 'call.center@example.com',
      answerDays: 3,
    });
    const maria = await telling.file(await telling.marias());
    const path = `/desk/cases/${maria.id}`;
    must('L24: each holder is written to', telling.mails('archive.keeper', maria.reference).length === 1);
    must('L24: and the other one', telling.mails('call.center', maria.reference).length === 1);
    note('workers', 'ask the holders of the archive and of the call center, each with a date');

    const rosa = await telling.as('rosa');
    const sheet = await rosa.post(`${path}/searches/old-shop/sheet`, {});
    must(
      'the holder is shown what to search with',
      JSON.stringify(sheet.value('identifiers')).includes('maria@mail.example'),
    );
    await rosa.post(`${path}/searches/old-shop/answer`, {
      candidates: [
        {
          account: 'OLD-77',
          openedAt: '2026-07-02',
          traces: [{ kind: 'phone', place: 'order', value: '+1 212 555 0143' }],
        },
      ],
      note: 'Searched paper and film by phone and address.',
    });
    await telling.idle();
    note('Rosa (reviewer)', 'enters what the keeper of the archive found: account OLD-77');
    await stack.clock.advanceTo(stack.clock.now() + 5 * 24 * hour);
    const late = await telling.caseFile(maria.id);
    must('L25: overdue is parked, never "no records"', late.searches['call-center']?.status === 'parked');
    must('L25: and told', telling.mails('compliance', 'Stuck: a search').length === 1);
    await (await telling.as('rosa')).post(`${path}/searches/call-center/answer`, {
      candidates: [],
      note: 'No call of hers or about her in the log.',
    });
    await telling.idle();
    must('L25: a late answer is taken', (await telling.caseFile(maria.id)).searches['call-center']?.status === 'ended');
    note('Rosa (reviewer)', 'enters the late answer of the call center: nothing there');

    await telling.decideMatches(maria.id);
    const match = await matchOn(telling, maria.id, 'OLD-77');
    await enterByHand(telling, maria.id, match, '+1 212 555 0143');
    const collected = (await telling.caseFile(maria.id)).steps[`${match}.collect`];
    must(
      'L28: every class has its line',
      collected?.outcome === 'done' && collected.matrix?.length === recordClasses.length,
    );
    note('Rosa (reviewer)', 'enters the records of OLD-77, class by class');
  },
};

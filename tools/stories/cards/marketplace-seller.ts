import type { Story } from '../story.ts';
import { matchOn } from './at-the-shop.ts';
import { addSystem, enterByHand } from './by-hand.ts';

const day = 24 * 3_600_000;
const phone = '+1 312 555 0188';

export const marketplaceSeller: Story = {
  name: 'marketplace-seller',
  title:
    'Only a seller on the marketplace holds something: asked by hand, silent past its date, and nobody may call that “nothing found”',
  rules: ['L24', 'L25', 'L26', 'L28', 'L40'],
  async play(telling) {
    const { stack, note, must } = telling;
    await addSystem(stack, {
      id: 'corner-lamps',
      name: 'Corner Lamps (seller)',
      kind: 'marketplace-seller',
      owner: 'corner.lamps@example.com',
      answerDays: 4,
    });
    const paula = await telling.file(
      await telling.marias({
        name: { given: 'Paula', family: 'Sample' },
        email: 'paula@mail.example',
        phones: [phone],
        addresses: [{ lines: ['400 Lake Avenue'], city: 'Chicago', region: 'IL', postalCode: '60601', country: 'US' }],
        wants: ['records'],
        cards: [],
        ownAccounts: [],
      }),
      'Paula',
    );
    const path = `/desk/cases/${paula.id}`;
    const [asked] = telling.mails('corner.lamps', paula.reference);
    must('L24: the seller is asked, with a date', asked !== undefined);
    must('G12: and told nothing of her by mail', !/paula|sample|555|lake/iu.test(asked?.text ?? 'paula'));
    note('workers', 'search shop and billing and find nothing; ask the seller, who has four days');

    await stack.clock.advanceTo(stack.clock.now() + 5 * day);
    const search = (await telling.caseFile(paula.id)).searches['corner-lamps'];
    must('L25: silent past its date is parked', search?.status === 'parked');
    must('L25: and a person is told', telling.mails('compliance', 'Stuck: a search').length === 1);
    const nothing = { decision: { kind: 'nothing-found', request: 'r1' }, note: 'Shop and billing know nothing.' };
    must(
      'L25 L26: that is never “no records”',
      (await (await telling.as('rosa')).try(`${path}/proposals`, nothing)) === 409,
    );
    note('Rosa (reviewer)', 'may not propose “nothing found”: the seller has not answered');

    const rosa = await telling.as('rosa');
    await rosa.post(`${path}/searches/corner-lamps/sheet`, {});
    await rosa.post(`${path}/searches/corner-lamps/answer`, {
      candidates: [
        { account: 'LAMP-9', openedAt: '2026-07-02', traces: [{ kind: 'phone', place: 'order', value: phone }] },
      ],
      note: 'The seller called back and read from its order book.',
    });
    await telling.idle();
    note('Rosa (reviewer)', 'reaches the seller by phone and enters what it found: LAMP-9');
    await telling.decideMatches(paula.id);
    await telling.prove(paula);
    await enterByHand(telling, paula.id, await matchOn(telling, paula.id, 'LAMP-9'), phone);
    await telling.release(paula.id);
    const files = await telling.openRecords(paula);
    const letter = files.find((f) => f.name === '1-letter-and-list.html')?.content.toString() ?? '';
    must('L28: the letter says whose records they are', letter.includes('Corner Lamps (seller)'));
    must('L40: and nothing is left out', (await telling.caseFile(paula.id)).requests['r1']?.answer?.partial === false);
  },
};

import { otherVictim } from '../../../local/demo-shop/people.ts';
import { recordClasses } from '../../../shared/domain/records.ts';
import type { Story } from '../story.ts';
import { matchOn } from './at-the-shop.ts';
import { addSystem } from './by-hand.ts';

const herPhone = '+1 212 555 0143';

export const byHandBesideAnother: Story = {
  name: 'by-hand-beside-another',
  title:
    'Two people were used on one account of a paper archive: what Rosa enters for Maria is kept without what is theirs',
  rules: ['L24', 'L27', 'G6'],
  async play(telling) {
    const { stack, note, must } = telling;
    await addSystem(stack, {
      id: 'old-shop',
      name: 'Archive of the old shop',
      kind: 'predecessor',
      owner: 'archive.keeper@example.com',
      answerDays: 5,
    });
    const { name, email, phone, address } = otherVictim;
    const maria = await telling.file(await telling.marias());
    const other = await telling.file(
      await telling.marias({
        name: { given: name, family: 'Example' },
        email,
        phones: [phone],
        addresses: [address],
        ownAccounts: [],
        cards: [],
        signature: `${name} Example`,
      }),
      'Another victim',
    );
    const rosa = await telling.as('rosa');
    for (const [id, value] of [
      [maria.id, herPhone],
      [other.id, phone],
    ] as const) {
      await rosa.post(`/desk/cases/${id}/searches/old-shop/answer`, {
        candidates: [{ account: 'OLD-77', openedAt: '2026-07-02', traces: [{ kind: 'phone', place: 'order', value }] }],
        note: 'Searched paper and film by phone.',
      });
      await telling.idle();
      await telling.decideMatches(id);
    }
    await telling.prove(other);
    note('Rosa (reviewer)', 'finds both on account OLD-77, and knows who the other one is');

    const match = await matchOn(telling, maria.id, 'OLD-77');
    const path = `/desk/cases/${maria.id}`;
    await (await telling.as('rosa')).post(`${path}/steps/${match}.preserve`, {
      type: 'settle-step',
      step: `${match}.preserve`,
      outcome: 'done',
      note: 'Copy of the file card is in the safe.',
    });
    await telling.idle();
    const line = (id: string, value: string) => ({
      class: 'phone-numbers',
      id,
      at: '2026-07-02',
      number: value,
      use: 'on the file card',
      traces: [{ kind: 'phone', place: 'order', value }],
    });
    await (await telling.as('rosa')).post(`${path}/matches/${match}/records`, {
      classes: recordClasses.map((one) =>
        one === 'phone-numbers'
          ? { class: one, status: 'supplied', records: [line('card-1', herPhone), line('card-2', phone)] }
          : { class: one, status: 'none' },
      ),
      note: 'Copied from the file card.',
    });
    await telling.idle();
    const collected = (await telling.caseFile(maria.id)).steps[`${match}.collect`];
    const numbers = collected?.matrix?.find((one) => one.class === 'phone-numbers');
    must(
      'L28: every class has its line',
      collected?.outcome === 'done' && collected.matrix?.length === recordClasses.length,
    );
    must(
      'L27: of two numbers the one that is another person’s is left out',
      numbers?.status === 'supplied' && numbers.count === 1,
    );
    must('L27: and who stood beside her is kept', collected?.beside?.join() === other.id);
    note('Rosa (reviewer)', 'copies both numbers from the file card; the other person’s is not kept');
  },
};

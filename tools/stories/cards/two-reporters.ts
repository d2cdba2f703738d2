import { jointCard, spouse } from '../../../local/demo-shop/people.ts';
import type { Story } from '../story.ts';
import { onAccount, typedCard } from './at-the-shop.ts';

export const twoReporters: Story = {
  name: 'two-reporters-one-card',
  title: 'Two people claim one card: both cases wait for a person, both clocks run, and neither learns of the other',
  rules: ['L43', 'L13', 'T13'],
  async play(telling) {
    const { stack, note, must } = telling;
    const last4 = jointCard.number.slice(-4);
    const card = async () => [await typedCard(stack, jointCard)];
    const maria = await telling.file(await telling.marias({ cards: await card() }));
    must('one reporter alone: her card is held', (await onAccount(stack, 'A-1007'))[last4] === 'held');
    const sam = await telling.file(
      await telling.marias({
        name: { given: spouse.given, family: spouse.family },
        email: spouse.email,
        phones: [spouse.phone],
        addresses: [spouse.address],
        ownAccounts: [spouse.email],
        cards: await card(),
        signature: 'Sam Example',
      }),
      'Sam',
    );
    const both = [maria, sam];
    for (const { who, id, dueOn } of both) {
      const file = await telling.caseFile(id);
      must(`L43: ${who}’s case waits for a person`, file.tasks['card-claimed.card1']?.open === true);
      must(`L13: ${who}’s date stands`, file.requests['r1']?.dueOn === dueOn);
    }
    must('compliance is told of both', telling.mails('compliance', 'Two people claim one card').length === 2);
    note('workers', 'find that both proved to hold the same card, and stop there');

    await telling.decideMatches(maria.id);
    await telling.prove(maria);
    must('L43: verified, and still nothing is taken off', (await onAccount(stack, 'A-1007'))[last4] === 'held');
    const status = JSON.stringify(
      await (await fetch(`${stack.apiUrl}/case`, { headers: { authorization: `Bearer ${maria.token}` } })).json(),
    );
    must('L45: her page says nothing of another person', !/sam|another person|two people/iu.test(status));

    const rosa = await telling.as('rosa');
    for (const { id } of both)
      await rosa.post(`/desk/cases/${id}/cards/card1/claim`, {
        finding: 'shared',
        note: 'Joint card of a married couple, bank statement seen.',
      });
    await telling.idle();
    note('Rosa (reviewer)', 'reads the statement: a joint card, so both may say so');
    must('L41: now the card comes off', (await onAccount(stack, 'A-1007'))[last4] === 'removed');
    must(
      'both tasks are done',
      (await Promise.all(both.map((b) => telling.caseFile(b.id)))).every(
        (f) => f.tasks['card-claimed.card1']?.open === false,
      ),
    );
  },
};

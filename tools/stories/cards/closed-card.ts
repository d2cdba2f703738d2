import { closedCard, lostCard } from '../../../local/demo-shop/people.ts';
import type { Story } from '../story.ts';
import { matchOn, onAccount, typedCard } from './at-the-shop.ts';

export const closedCardStory: Story = {
  name: 'closed-card',
  isLong: true,
  title: 'Her bank closed the card long ago: it is still found, and comes off once her bank’s letter is seen',
  rules: ['L41', 'L43', 'T2'],
  async play(telling) {
    const { stack, note, must } = telling;
    const last4 = closedCard.number.slice(-4);
    const maria = await telling.file(await telling.marias({ cards: [await typedCard(stack, closedCard)] }));
    const match = await matchOn(telling, maria.id, 'A-1008');
    const found = (await telling.caseFile(maria.id)).matches[match];
    must('a closed card is still matched, exactly', found?.basis.some((b) => b.kind === 'card' && b.exact) === true);
    must('T2: the issuer vouches for nobody, so a person looks', found?.status === 'undecided');
    must('T2: until then nothing is held', (await onAccount(stack, 'A-1008'))[last4] === 'active');
    note('workers', 'find the closed card on A-1008 and leave it to a person');

    await telling.prove(maria);
    const letter = await telling.sendDocument(maria, 'identity');
    await telling.idle();
    const rosa = await telling.as('rosa');
    await rosa.post(`/desk/cases/${maria.id}/cards/card1/proof`, {
      documents: [letter],
      note: 'Letter of her bank: the card was hers, closed in May.',
    });
    await telling.idle();
    note('Rosa (reviewer)', 'records the letter of her bank: the card was hers');
    must(
      'L41: then it is held, taken off and blocked like any other',
      (await onAccount(stack, 'A-1008'))[last4] === 'removed',
    );
    must('L41: blocked as well', (await telling.caseFile(maria.id)).steps[`${match}.block.pm-9`]?.outcome === 'done');
  },
};

export const lastFourOnly: Story = {
  name: 'last-four-only',
  title: 'She knows the last 4 digits only: nothing happens by itself, a person names the card on the account',
  rules: ['T2', 'L43'],
  async play(telling) {
    const { stack, note, must } = telling;
    const { expMonth, expYear } = lostCard;
    const last4 = lostCard.number.slice(-4);
    const maria = await telling.file(await telling.marias({ cards: [{ last4, expMonth, expYear }] }));
    const match = await matchOn(telling, maria.id, 'A-1009');
    must(
      'T2: last 4 and expiry are a match for a person',
      (await telling.caseFile(maria.id)).matches[match]?.status === 'undecided',
    );
    await telling.prove(maria);
    const rosa = await telling.as('rosa');
    const path = `/desk/cases/${maria.id}`;
    const confirm = { confirmed: true, instruments: ['pm-10'], note: 'Same card as on her statement of June.' };
    must(
      'T2: nobody can take off a card that is not shown to be hers',
      (await rosa.try(`${path}/matches/${match}`, confirm)) === 409,
    );
    must('T2: it is untouched', (await onAccount(stack, 'A-1009'))[last4] === 'active');
    const statement = await telling.sendDocument(maria, 'identity');
    await telling.idle();
    await rosa.post(`${path}/cards/card1/proof`, {
      documents: [statement],
      note: 'Her bank statement shows this card.',
    });
    await telling.idle();
    must('T2: proved, but last 4 alone still do nothing', (await onAccount(stack, 'A-1009'))[last4] === 'active');
    await rosa.post(`${path}/matches/${match}`, confirm);
    await telling.idle();
    note('Rosa (reviewer)', 'sees the statement, names pm-10 on A-1009 as that card');
    must('L43: that one comes off', (await onAccount(stack, 'A-1009'))[last4] === 'removed');
  },
};

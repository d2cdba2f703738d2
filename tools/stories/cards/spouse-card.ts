import { jointCard, spouse } from '../../../local/demo-shop/people.ts';
import { holderNotice } from '../../../shared/content/holder-notice.ts';
import type { Story } from '../story.ts';
import { matchOn, noticesOn, onAccount, typedCard } from './at-the-shop.ts';

/** One card, two accounts that may have it, one that may not. */
export const spouseCard: Story = {
  name: 'spouse-card',
  title:
    'Maria shares a card with her husband: his account is left alone, the other one loses that card and nothing else',
  rules: ['L43', 'L45'],
  async play(telling) {
    const { stack, note, must } = telling;
    const last4 = jointCard.number.slice(-4);
    const before = stack.shop.stored('shop', 'A-1006');
    const maria = await telling.file(
      await telling.marias({
        cards: [await typedCard(stack, jointCard)],
        ownAccounts: ['maria@mail.example', spouse.email],
      }),
    );
    await telling.decideMatches(maria.id);
    await telling.prove(maria);
    const file = await telling.caseFile(maria.id);
    must(
      'L43: the account she allows is left alone',
      file.matches[await matchOn(telling, maria.id, 'A-1006')]?.status === 'left-alone',
    );
    must('L43: not a byte of it changed', stack.shop.stored('shop', 'A-1006') === before);
    note('workers', 'leave her husband’s account A-1006 alone, byte for byte');

    const after = await onAccount(stack, 'A-1007');
    must('L43: her card is off the other account', after[last4] === 'removed');
    must('L43: the card beside it is untouched', after['4444'] === 'active');
    const match = await matchOn(telling, maria.id, 'A-1007');
    const rosa = await telling.as('rosa');
    const proof = await rosa.post(`/desk/cases/${maria.id}/matches/${match}/instruments/view`, {});
    must('L43: the desk shows that only hers was touched', proof.value('othersUntouched') === true);
    must(
      'L43: hers by last 4, the other one only counted',
      proof.list('before').some((l) => l.value('last4') === last4) &&
        proof.list('before').some((l) => l.value('hers') === false && l.value('last4') === undefined),
    );
    note('Rosa (reviewer)', 'reads the payment methods before and after: hers off, the other one as it was');

    const told = await noticesOn(stack, 'A-1007');
    must(
      'L45: the shop sent the account holder the neutral words and nothing else',
      told.kept > 0 && told.texts.join() === holderNotice('on-hold').en.text,
    );
    must(
      'L45: and its word on that is in the log',
      Object.values(file.steps)
        .filter((s) => s.match === match && ['hold', 'remove', 'block'].includes(s.action))
        .every((s) => s.quiet === true),
    );
    note('workers', `kept ${told.kept} notices of the shop from going out, each written down`);

    await telling.freezeAll(maria.id);
    await telling.release(maria.id);
    const files = await telling.openRecords(maria);
    const letter = files.find((f) => f.name.endsWith('letter-and-list.html'))?.content.toString() ?? '';
    must(
      'L43: the letter shows it before and after',
      letter.includes(`Your card ending ${last4}`) &&
        letter.includes('Taken off') &&
        letter.includes('1 on the account'),
    );
  },
};

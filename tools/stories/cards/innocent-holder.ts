import { holderNotice } from '../../../shared/content/holder-notice.ts';
import type { Story } from '../story.ts';
import { matchOn, noticesOn, onAccount } from './at-the-shop.ts';

export const innocentHolder: Story = {
  name: 'innocent-holder-appeals',
  title: 'The holder of an account did nothing wrong: told in neutral words, heard, and put right by the rules',
  rules: ['T2', 'L44', 'L45'],
  async play(telling) {
    const { stack, note, must } = telling;
    const maria = await telling.file(await telling.marias());
    const path = `/desk/cases/${maria.id}`;
    const told = await noticesOn(stack, 'A-1001');
    must(
      'L45: the holder gets the neutral notice, word for word',
      told.texts.join() === holderNotice('on-hold').en.text,
    );
    must('L45: and it names nobody', !/maria|report|case/iu.test(told.texts.join()));
    note('shop', 'tells the holder of A-1001 in fixed words that part of the account is on hold', told.texts);

    const frida = await telling.as('frida');
    const said = { system: 'shop', note: 'Called the shop: the card is a gift of the family, used with leave.' };
    must(
      'an account nobody holds is not taken',
      (await frida.try('/desk/appeals', { ...said, account: 'A-9999' })) === 404,
    );
    const taken = await frida.post('/desk/appeals', { ...said, account: 'A-1001' });
    must('L45: customer service learns of no case', JSON.stringify(taken.value('taken')) === 'true');
    must(
      'L45: nor may it open one',
      (await frida.try(`${path}/appeals/a1`, { outcome: 'stands', note: said.note })) === 403,
    );
    await telling.idle();
    must('compliance is told', telling.mails('compliance', 'another look').length === 1);
    note('Frida (front line)', 'keys in what the holder said; all she needs is the account');

    const rosa = await telling.as('rosa');
    await rosa.post(`${path}/appeals/a1`, {
      outcome: 'hold-lifted',
      note: 'Maria confirms on the phone that she gave it.',
    });
    await telling.idle();
    const lifted = await noticesOn(stack, 'A-1001');
    must('T2: the hold is off', (await onAccount(stack, 'A-1001'))['4242'] === 'active');
    must('T2: the holder is told so', lifted.texts.at(-1) === holderNotice('back').en.text);
    note('Rosa (reviewer)', 'lifts the hold, with her reason', lifted.texts.slice(1));

    await telling.decideMatches(maria.id);
    await telling.prove(maria);
    await telling.freezeAll(maria.id);
    must('her card is not taken off that account by itself', (await onAccount(stack, 'A-1001'))['4242'] === 'active');
    const match = await matchOn(telling, maria.id, 'A-1003');
    await (await telling.as('frida')).post('/desk/appeals', { ...said, account: 'A-1003' });
    must(
      'L44: one person does not lift a freeze',
      (await (await telling.as('rosa')).try(`${path}/appeals/a2`, { outcome: 'hold-lifted', note: said.note })) === 409,
    );
    await telling.decide(maria.id, { kind: 'unfreeze', match }, 'The holder showed the receipts of the orders.');
    const { appeals, steps } = await telling.caseFile(maria.id);
    must('L44: two people do, and that settles the appeal', appeals['a2']?.status === 'unfrozen');
    must('its orders run again', steps[`${match}.stop-orders`]?.outcome === 'undone');
    must('the holder is told so', (await noticesOn(stack, 'A-1003')).texts.at(-1) === holderNotice('back').en.text);
    note('Avery (approver)', 'approves the unfreeze of A-1003 that Rosa proposed; the holder is told');
  },
};

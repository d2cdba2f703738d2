import { otherVictim } from '../../local/demo-shop/people.ts';
import { matchOn, typedCard } from './cards/at-the-shop.ts';
import type { Story } from './story.ts';

export const verifiedLater: Story = {
  name: 'verified-later',
  title:
    'Another victim of one account is verified when Maria’s package is there: it goes to nobody, and the next is without what is theirs',
  rules: ['L27', 'T10'],
  async play(telling) {
    const { stack, note, must } = telling;
    const maria = await telling.file(await telling.marias());
    const { id } = maria;
    await telling.decideMatches(id);
    await telling.prove(maria);
    await telling.freezeAll(id);
    const newest = async () => Object.values((await telling.caseFile(id)).packages).at(-1);
    const before = await newest();
    must('her package is there', before?.status === 'built');

    const { name, email, phone, address, card } = otherVictim;
    const other = await telling.file(
      await telling.marias({
        name: { given: name, family: 'Example' },
        email,
        phones: [phone],
        addresses: [address],
        ownAccounts: [],
        cards: [await typedCard(stack, card)],
        signature: `${name} Example`,
      }),
      'Another victim',
    );
    const matched = Object.values((await telling.caseFile(other.id)).matches);
    must(
      'both were used on one account',
      matched.some((m) => m.account === 'A-1003' && m.status === 'confirmed'),
    );
    await telling.prove(other);

    const rosa = await telling.as('rosa');
    const decision = { kind: 'release', request: 'r1', package: before?.id };
    const reason = { note: 'Complete, scoped to her, checked line by line.' };
    must('L27: it goes to nobody', (await rosa.try(`/desk/cases/${id}/proposals`, { decision, ...reason })) === 409);
    await telling.idle();
    note('Rosa (reviewer)', 'proposes Maria’s package and is told that her records are collected again');
    const { steps } = await telling.caseFile(id);
    const anew = Object.values(steps).filter((s) => s.action === 'collect' && s.round > 1);
    const shared = await matchOn(telling, id, 'A-1003');
    must(
      'L27: those of the account they share',
      anew.some((s) => s.match === shared),
    );
    must(
      'L27: and no others; who stood beside her is kept',
      anew.every((s) => s.outcome === 'done' && s.beside?.join() === other.id),
    );
    must('L27: and packed again', (await newest())?.id !== before?.id && (await newest())?.status === 'built');

    await telling.release(id);
    const files = await telling.openRecords(maria);
    const texts = files.filter((f) => !f.name.endsWith('.pdf')).map((f) => f.content.toString());
    for (const theirs of [name, email, phone.replaceAll(' ', ''), card.number.slice(-4)])
      must(`L27: ${theirs} is in no file`, !texts.some((text) => text.replaceAll(' ', '').includes(theirs)));
  },
};

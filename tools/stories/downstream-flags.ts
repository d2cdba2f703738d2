import { accountFlags, accountFlagsSource, accountFlagsType } from '../../shared/schemas/account-flags.ts';
import { matchOn } from './cards/at-the-shop.ts';
import type { Story } from './story.ts';

export const downstreamFlagsStory: Story = {
  name: 'downstream-flags',
  title:
    'Whoever reports to bureaus or collects learns that an account is disputed, and learns when it is not any more',
  rules: ['L46', 'G5', 'G12'],
  async play(telling) {
    const { stack, note, must } = telling;
    const heard = (account: string) =>
      stack
        .announced()
        .filter((e) => e.source === accountFlagsSource && e['detail-type'] === accountFlagsType)
        .map((e) => accountFlags.parse(e.detail))
        .filter((d) => d.account === account);
    const maria = await telling.file(await telling.marias());
    await telling.decideMatches(maria.id);
    must('nothing is told on a report alone', stack.announced().length === 0);
    await telling.prove(maria);
    const [set] = heard('A-1001');
    must(
      'L46: once, with all three flags',
      heard('A-1001').length === 1 && set?.flags.join() === 'do-not-furnish,do-not-collect,disputed',
    );
    must('G12: nothing of her is in it', !/maria|example\.|2125550/iu.test(JSON.stringify(stack.announced())));
    note('workers', 'tell the event bus how A-1001 stands', [JSON.stringify(set)]);

    const match = await matchOn(telling, maria.id, 'A-1001');
    const rosa = await telling.as('rosa');
    await rosa.post(`/desk/cases/${maria.id}/matches/${match}`, { confirmed: false, note: 'Her son’s account.' });
    await telling.idle();
    const back = heard('A-1001').at(-1);
    must('G5: a match taken back takes the flags back', back?.number === 2 && back.flags.length === 0);
    must('of the same dispute', back?.dispute === set?.dispute && back?.id !== set?.id);
    must('the others stand', heard('A-1003').length === 1);
    note('workers', 'take it back', [JSON.stringify(back)]);
  },
};

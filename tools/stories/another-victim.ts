import { navigationCanary, otherVictim } from '../../local/demo-shop/people.ts';
import type { Story } from './story.ts';

export const anotherVictim: Story = {
  name: 'another-victim',
  title: 'Somebody else’s card was used on the same account: nothing of that person reaches Maria',
  rules: ['L27', 'L29', 'L30', 'G6'],
  async play(telling) {
    const maria = await telling.file(await telling.marias());
    const { id } = maria;
    await telling.decideMatches(id);
    await telling.prove(maria);
    await telling.freezeAll(id);
    await telling.release(id);
    const files = await telling.openRecords(maria);
    const account = Object.values((await telling.caseFile(id)).matches).find((m) => m.account === 'A-1003');
    telling.must('L27: the shared account is hers too', account?.status === 'confirmed');
    const texts = files.filter((f) => !f.name.endsWith('.pdf')).map((f) => f.content.toString());
    for (const canary of [otherVictim.name, otherVictim.email, otherVictim.card.number.slice(-4), navigationCanary])
      telling.must(`L27 L30: ${canary} is in no file`, !texts.some((text) => text.includes(canary)));
    const json = files.find((f) => f.name === 'records.json')?.content.toString() ?? '';
    telling.must(
      'L29: who opened the account is in',
      json.includes('Jordan Sample') || json.includes('jordan@mail.example'),
    );
    telling.note('auditor', `looks for the other person in ${files.length} files and finds nothing`);
  },
};

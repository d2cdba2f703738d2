import type { Story } from './story.ts';

export const withheldByOtherLaw: Story = {
  name: 'withheld-by-other-law',
  title: 'One kind of record is held back: only with a cited law and a second person, and the letter names it',
  rules: ['L30', 'L31', 'L40', 'T9'],
  async play(telling) {
    const maria = await telling.file(await telling.marias());
    const { id } = maria;
    await telling.decideMatches(id);
    await telling.prove(maria);
    const match = Object.values((await telling.caseFile(id)).matches).find((m) => m.account === 'A-1001')?.id ?? '';
    const withhold = (citation: string) => ({ kind: 'withhold', match, class: 'support-notes', citation }) as const;
    const rosa = await telling.as('rosa');
    for (const excuse of ['privacy policy 1', 'for security reasons 7', 'none'])
      telling.must(
        `L31: "${excuse}" is no law`,
        (await rosa.try(`/desk/cases/${id}/proposals`, {
          decision: withhold(excuse),
          note: 'We would rather not.',
        })) === 422,
      );
    telling.note('Rosa (reviewer)', 'cannot choose privacy or security as a reason');
    const citation = '18 U.S.C. 2702(a)';
    await telling.decide(id, withhold(citation), 'Counsel: contents of a stored communication.');
    telling.note('Avery (approver)', `agrees to hold back notes of one account: ${citation}`);
    await telling.freezeAll(id);
    await telling.release(id);
    const files = await telling.openRecords(maria);
    const letter = files.find((f) => f.name.endsWith('letter-and-list.html'))?.content.toString() ?? '';
    telling.must('L31 L40: the letter names the law', letter.includes(citation));
    telling.must('L30: and the website visits that were left out', letter.includes('1681g(e)(5)(D)'));
    const answer = await maria.her.get('/case/answer');
    telling.must(
      'L40: her page names it too',
      JSON.stringify(answer.list('parts').map((p) => p.texts('items'))).includes(citation),
    );
    await telling.decide(id, { kind: 'supply', match, class: 'support-notes' }, 'Counsel: the law changed.');
    telling.note('Avery (approver)', 'agrees that the law does not forbid it any more');
    await telling.release(id);
    const rest = await telling.openRecords(maria);
    const whole = rest.find((f) => f.name.endsWith('letter-and-list.html'))?.content.toString() ?? '';
    telling.must('L31 L33: the notes go out after all', whole !== '' && !whole.includes(citation));
  },
};

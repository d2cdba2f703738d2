import type { Story } from './story.ts';
import type { Filed, Telling } from './telling.ts';

export const nothingFound: Story = {
  name: 'nothing-found',
  title: 'A person nobody impersonated here: two people review the search and she reads where we looked',
  rules: ['L25', 'L26', 'L38', 'T9'],
  async play(telling) {
    const paula = await telling.file(
      await telling.marias({
        name: { given: 'Paula', family: 'Sample' },
        email: 'paula@mail.example',
        phones: ['+1 312 555 0188'],
        addresses: [{ lines: ['400 Lake Avenue'], city: 'Chicago', region: 'IL', postalCode: '60601', country: 'US' }],
        cards: [],
        ownAccounts: [],
      }),
      'Paula',
    );
    const { searches, matches, requests } = await telling.caseFile(paula.id);
    telling.must(
      'L25: every search ended',
      Object.values(searches).every((s) => s.status === 'ended'),
    );
    telling.must('L26: no account is hers', Object.keys(matches).length === 0);
    telling.must('L26: nothing closed by itself', requests['r1']?.answer === undefined);
    telling.note('workers', `search ${Object.keys(searches).length} systems and find nothing; a person must say so`);

    await answerNothingFound(telling, paula);
    telling.must(
      'L26: her mail says there is a result',
      telling.mails('paula', 'The result of our search').length === 1,
    );
  },
};

/** Rosa proposes, Avery agrees, and the person reads what they saw before. */
export async function answerNothingFound(telling: Telling, filed: Filed): Promise<void> {
  const rosa = await telling.as('rosa');
  await rosa.post(`/desk/cases/${filed.id}/proposals`, {
    decision: { kind: 'nothing-found', request: 'r1' },
    note: 'All systems answered; the search log is complete.',
  });
  const preview = (await rosa.post(`/desk/cases/${filed.id}/proposals/d1/view`, {})).child('preview');
  const before = JSON.stringify(preview.list('parts').map((p) => p.fields('heading')));
  await (await telling.as('avery')).post(`/desk/cases/${filed.id}/proposals/d1`, { type: 'approve' });
  await telling.idle();
  telling.note('Avery (approver)', 'agrees that the search was diligent');

  const answer = await filed.her.get('/case/answer');
  const parts = answer.list('parts');
  telling.must('U16: she reads what was previewed', JSON.stringify(parts.map((p) => p.fields('heading'))) === before);
  telling.note(
    filed.who,
    `reads: ${answer.fields('title').title}`,
    parts.map((p) => p.fields('heading').heading),
  );
}

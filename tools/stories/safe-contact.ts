import { poBox } from './post-all-the-way.ts';
import { postEverything } from './post-room.ts';
import type { Story } from './story.ts';

export const safeContact: Story = {
  name: 'safe-contact',
  title: 'Somebody at home reads her mail: neutral subjects, a code word, and never a letter to the house',
  rules: ['L45', 'L37'],
  async play(telling) {
    const her = await telling.file(
      await telling.marias({ safeContact: true, codeWord: 'bluebird', email: 'maria@bounce.example', ownAccounts: [] }),
    );
    const { id } = her;
    const [mail] = telling.mails('bounce.example');
    telling.must('the subject gives nothing away', mail?.subject === 'We have an update for you');
    let file = await telling.caseFile(id);
    telling.must('no post home, though the e-mail bounced', Object.keys(file.letters).length === 0);
    telling.must('a person has to agree on a way', file.tasks['safe-route.post']?.open === true);

    const rosa = await telling.as('rosa');
    const card = await rosa.post(`/desk/cases/${id}/contact/view`, {
      why: 'write-to-her',
      note: 'Her mail bounced; calling her.',
    });
    telling.must('staff say her code word first', card.fields('codeWord').codeWord === 'bluebird');
    telling.must(
      'anything else is refused without a reason',
      (await rosa.try(`/desk/cases/${id}/contact`, { address: poBox })) === 422,
    );
    await rosa.post(`/desk/cases/${id}/contact`, {
      address: { ...poBox, lines: ['c/o Casa Esperanza', 'PO Box 77'] },
      preferred: 'post',
      agreed: true,
      note: 'Agreed on the phone, code word given: to the shelter.',
    });
    const posted = await postEverything(telling, id);
    telling.must(
      'what waited goes there',
      posted.some((p) => p.letter === 'V1.r1' && p.text.includes('c/o Casa Esperanza')),
    );
    file = await telling.caseFile(id);
    telling.must(
      'and nothing went to the house',
      posted.every((p) => !p.text.includes('North Street')),
    );
    telling.must(
      'nothing waits any more',
      Object.values(file.tasks).every((t) => t.kind !== 'safe-route' || !t.open),
    );
  },
};

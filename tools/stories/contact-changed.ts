import { createClient } from '../demo-client.ts';
import { poBox } from './post-all-the-way.ts';
import { codeIn, postEverything } from './post-room.ts';
import type { Story } from './story.ts';

export const contactChanged: Story = {
  name: 'contact-changed',
  isLong: true,
  title: 'She changes her e-mail: only with a code that came by post; the old address is told, and its link is dead',
  rules: ['G21', 'T1'],
  async play(telling) {
    const her = await telling.file(await telling.marias({ addresses: [poBox] }));
    const { id } = her;
    await telling.decideMatches(id);
    await telling.prove(her);
    const ask = (email: string) => her.her.post('/case/changes', { what: 'contact', email });

    const { change, by } = (await ask('maria@new.example')).fields('change', 'by');
    await telling.idle();
    telling.must('T1: the code goes to a second way', by === 'post');
    telling.must('nothing has changed yet', (await telling.caseFile(id)).contact.ways.email.from === 'report');
    const letter = (await postEverything(telling, id)).find((p) => p.letter.startsWith('V13.'));
    telling.must(
      'T1: a wrong code confirms nothing',
      (await her.her.try(`/case/changes/${change}`, { code: '000000' })) === 403,
    );
    await her.her.post(`/case/changes/${change}`, { code: codeIn(letter?.text ?? '') });
    await telling.idle();
    telling.must(
      'V14: the old address is told',
      telling.mails('maria@mail.example', 'Your contact details were changed').length === 1,
    );
    telling.must(
      'V14: and the new one',
      telling.mails('maria@new.example', 'Your contact details were changed').length === 1,
    );
    telling.must('G21: the old link is dead', (await her.her.try('/case/code', {})) === 404);
    const text = telling.mails('maria@new.example', 'Your new private link').at(-1)?.text ?? '';
    const token = /#([\w-]{65})/u.exec(text)?.[1] ?? '';
    const status = await createClient(telling.stack.apiUrl, token).get('/case');
    telling.must('G21: the new one works', status.fields('reference').reference === her.reference);
    telling.must(
      'and was not sent to the old address',
      telling.mails('maria@mail.example', 'Your new private link').length === 0,
    );
  },
};

import { maria } from '../../local/demo-shop/people.ts';
import { poBox } from './post-all-the-way.ts';
import { codeIn, pdfText, postEverything } from './post-room.ts';
import type { Story } from './story.ts';

export const postInSpanishLargePrint: Story = {
  name: 'post-in-spanish-large-print',
  isLong: true,
  title:
    'María escribe por correo postal: letters in Spanish and large print, and a one-time code that travels by post',
  rules: ['L37', 'U10', 'T1'],
  async play(telling) {
    const her = await telling.file(
      await telling.marias({
        language: 'es',
        contact: 'post',
        email: undefined,
        addresses: [poBox],
        help: ['large-print'],
        ownAccounts: [maria.email],
      }),
      'María',
    );
    const { id } = her;
    const [receipt] = await postEverything(telling, id);
    telling.must('U10: in Spanish', receipt?.text.includes('Recibimos su solicitud') === true);
    telling.must(
      'U10: and how to get it in English',
      receipt?.text.includes('To get these letters in English') === true,
    );
    telling.must('large print takes more paper', (receipt?.text.match(/Página \d de (\d)/u)?.[1] ?? '1') >= '3');

    await telling.decideMatches(id);
    await telling.prove(her);
    await telling.freezeAll(id);
    await telling.release(id);
    const answer = (await postEverything(telling, id)).find((p) => p.letter.startsWith('V7.'));
    const enclosed = answer?.files.find((f) => f.name.startsWith('1-') && f.name.endsWith('.pdf'));
    const list = enclosed === undefined ? '' : await pdfText(enclosed.content);
    // In large print no row has two columns: each kind of record is a heading.
    telling.must('L37: the records are in large print too', list.includes('Tipo de documento: '));
    const { by } = (await her.her.post('/case/code', {})).fields('by');
    telling.must('T1: the code goes by post', by === 'post');
    const letter = (await postEverything(telling, id)).find((p) => p.letter.startsWith('V13.'));
    const code = codeIn(letter?.text ?? '');
    telling.must(
      'T1: six digits, and the last day it works',
      code.length === 6 && letter?.text.includes('Sirve una vez, hasta el') === true,
    );
    await telling.toDay(her, 8);
    const files = (await her.her.post('/case/records', { code })).list('files');
    telling.must(
      'T1: it still works days later, once',
      files.length > 3 && (await her.her.try('/case/records', { code })) === 403,
    );
    telling.note('María', `opens her records with the code from the letter: ${files.length} files`);
  },
};

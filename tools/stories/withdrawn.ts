import { poBox } from './post-all-the-way.ts';
import { codeIn, postEverything } from './post-room.ts';
import type { Story } from './story.ts';

export const withdrawn: Story = {
  name: 'withdrawn',
  title: 'She withdraws with a code from a letter, every way is told, what protects her stays; then she takes it back',
  rules: ['L13', 'L16', 'L44'],
  async play(telling) {
    const her = await telling.file(await telling.marias({ addresses: [poBox] }));
    const { id } = her;
    await telling.decideMatches(id);
    await telling.prove(her);
    const { change, by } = (await her.her.post('/case/changes', { what: 'withdrawal' })).fields('change', 'by');
    await telling.idle();
    telling.must('a code to a second way', by === 'post');
    telling.must(
      'L16: no answer before it is confirmed',
      (await telling.caseFile(id)).requests['r1']?.answer === undefined,
    );
    const letter = (await postEverything(telling, id)).find((p) => p.letter.startsWith('V13.'));
    await her.her.post(`/case/changes/${change}`, { code: codeIn(letter?.text ?? '') });
    await telling.idle();
    telling.note('Maria', 'withdraws her request with the code');
    let file = await telling.caseFile(id);
    telling.must('answered as withdrawn', file.requests['r1']?.answer?.how === 'withdrawn');
    telling.must('V16: by e-mail', telling.mails('maria@mail.example', 'Your request is closed').length === 1);
    const posted = await postEverything(telling, id);
    telling.must(
      'V16: and by post',
      posted.some((p) => p.letter.startsWith('V16.')),
    );
    const stands = (action: string) =>
      Object.values(file.steps).filter((s) => s.action === action && s.outcome === 'done').length;
    telling.must('no protection is undone', stands('remove') === 3 && stands('block') === 3);

    await telling.toDay(her, 5);
    await her.her.post('/case/resume', {});
    await telling.idle();
    telling.note('Maria', 'takes it back five days later');
    file = await telling.caseFile(id);
    telling.must(
      'L13: it goes on with the date it had',
      file.requests['r1']?.dueOn === her.dueOn && file.requests['r1']?.answer === undefined,
    );
    await telling.freezeAll(id);
    await telling.release(id);
    telling.must('and she gets her records', (await telling.openRecords(her)).length > 3);
  },
};

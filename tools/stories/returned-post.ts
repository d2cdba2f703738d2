import { addDays, localDate } from '../../shared/domain/time.ts';
import { declineForWantOfProof } from './declined-for-want-of-proof.ts';
import { poBox } from './post-all-the-way.ts';
import { postEverything } from './post-room.ts';
import type { Story } from './story.ts';

const day = 86_400_000;

export const returnedPost: Story = {
  name: 'returned-post',
  title: 'The letter with the answer comes back: a request with a date of its own, until it has gone out again',
  rules: ['L33', 'L37', 'L13'],
  async play(telling) {
    const { stack, note, must } = telling;
    const her = await telling.file(await telling.marias({ contact: 'post', email: undefined, addresses: [poBox] }));
    const { id } = her;
    await declineForWantOfProof(telling, id);
    const out = (await postEverything(telling, id)).find((p) => p.letter.startsWith('V9.'));
    must('L38: the decline goes out by post', out !== undefined);
    must('then the case is closed', (await telling.caseState(id)).phase === 'closed');

    await stack.clock.advanceTo(stack.clock.now() + 12 * day);
    const { timeZone } = await telling.caseFile(id);
    const today = localDate(new Date(stack.clock.now()).toISOString(), timeZone);
    const rosa = await telling.as('rosa');
    const letter = encodeURIComponent(out?.letter ?? '');
    await rosa.post(`/desk/cases/${id}/letters/${letter}`, {
      type: 'return-letter',
      on: addDays(today, -1),
      why: 'moved',
    });
    await telling.idle();
    let file = await telling.caseFile(id);
    must('L33: it is a request from the day it came back', file.requests['r2']?.receivedOn === addDays(today, -1));
    must('L33: with 30 days of its own', file.requests['r2']?.dueOn === addDays(today, 29));
    must('L13: the first date has not moved', file.requests['r1']?.dueOn === her.dueOn);
    must('L37: the case is open again', (await telling.caseState(id)).phase === 'open');
    must('a person has to find the new address', file.tasks[`letter-returned.${out?.letter}`]?.open === true);
    note('Rosa (reviewer)', `the letter came back; request r2, due ${file.requests['r2']?.dueOn ?? ''}`);

    await (await telling.as('rosa')).post(`/desk/cases/${id}/contact`, {
      address: { ...poBox, lines: ['PO Box 99'] },
      preferred: 'post',
      agreed: true,
      note: 'She called and gave the new box; code word not asked for.',
    });
    const said = async () =>
      (await her.her.get('/case/answer'))
        .list('parts')
        .flatMap((part) => part.texts('text'))
        .join('\n');
    const word = async () => (await her.her.get('/case')).fields('word').word;
    must('L38: meanwhile her page says what was decided', (await said()).includes('1681g(e)(5)'));
    must('L37: and is not back at the start', (await word()) === 'declined');
    const again = (await postEverything(telling, id)).find((p) => p.letter.startsWith('V9.'));
    must('it goes to the new address', again?.text.includes('PO Box 99') === true);
    file = await telling.caseFile(id);
    must('L37: that answers the request its return made', file.requests['r2']?.answer?.how === 'declined');
    must('L37 L38: and her page still says what was decided', (await said()).includes('1681g(e)(5)'));
    must('and the case is closed again', (await telling.caseState(id)).phase === 'closed');
  },
};

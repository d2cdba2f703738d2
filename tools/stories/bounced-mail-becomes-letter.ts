import { poBox } from './post-all-the-way.ts';
import { postEverything } from './post-room.ts';
import type { Story } from './story.ts';

export const bouncedMailBecomesLetter: Story = {
  name: 'bounced-mail-becomes-letter',
  title:
    'Her e-mail bounces: the message becomes a letter within two working days, and everything after it goes by post',
  rules: ['G25', 'L37', 'L15'],
  async play(telling) {
    const her = await telling.file(
      await telling.marias({ email: 'maria@bounce.example', addresses: [poBox], ownAccounts: [] }),
    );
    const { id } = her;
    let file = await telling.caseFile(id);
    telling.must('G25: the receipt that bounced is a letter', file.letters['V1.r1']?.why === 'undelivered');
    telling.must('G25: and a task', file.tasks['mail-undelivered.V1.r1']?.open === true);
    telling.must('G25: and a mail to compliance', telling.mails('compliance', 'came back').length === 1);
    telling.must('G25: the way is known not to work', file.contact.ways.email.failed);

    await (await telling.as('rosa')).post(`/desk/cases/${id}/ask`, {});
    await telling.idle();
    telling.must('nothing more is mailed there', telling.mails('bounce.example').length === 1);
    const posted = await postEverything(telling, id);
    telling.must('both go out on paper', posted.map((p) => p.letter).join() === 'V1.r1,V4.r1.identity+report');
    file = await telling.caseFile(id);
    telling.must('the task closes with the posted letter', file.tasks['mail-undelivered.V1.r1']?.open === false);

    const rosa = await telling.as('rosa');
    await rosa.post(`/desk/cases/${id}/letters/V1.r1`, { type: 'return-letter', on: her.receivedOn, why: 'moved' });
    await telling.idle();
    telling.note('The post office', 'brings the receipt back: moved');
    telling.must(
      'L37: a letter that came back is a task and a mail',
      telling.mails('compliance', 'A letter came back').length === 1,
    );
    await rosa.post(`/desk/cases/${id}/contact`, {
      address: { ...poBox, lines: ['PO Box 78'] },
      note: 'She told us on the phone that she moved.',
    });
    const again = await postEverything(telling, id);
    const receipt = again.find((p) => p.letter === 'V1.r1~2');
    telling.must('L37: it goes out again, to where she is now', receipt?.text.includes('PO Box 78') === true);
  },
};

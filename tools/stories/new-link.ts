import { maria } from '../../local/demo-shop/people.ts';
import { createClient } from '../demo-client.ts';
import type { Story } from './story.ts';

export const newLink: Story = {
  name: 'new-link',
  title: 'She lost her link: reference and ZIP bring a new one to her own mail, and a stranger learns nothing',
  rules: ['G11', 'G21', 'T12', 'T16'],
  async play(telling) {
    const her = await telling.file(await telling.marias());
    const { id, reference } = her;
    const anyone = createClient(telling.stack.apiUrl);
    const mails = () => telling.mails(maria.email, 'Your new private link').length;
    const ask = async (body: object) => {
      const began = performance.now();
      const status = await anyone.try('/links', body);
      await telling.idle();
      return { status, ms: performance.now() - began };
    };
    const wrong = [
      await ask({ reference: 'ZZZZ-ZZZZ', email: maria.email }),
      await ask({ reference, email: 'stranger@mail.example' }),
      await ask({ reference, postalCode: '90210' }),
    ];
    telling.must('G11: a wrong guess sends nothing', mails() === 0);
    const right = await ask({
      reference: reference.toLowerCase().replace('-', ''),
      postalCode: maria.address.postalCode,
    });
    telling.must('G11: the same answer', wrong.every((w) => w.status === right.status) && right.status === 202);
    telling.must('G11: after the same wait', wrong.every((w) => w.ms >= 1200) && right.ms >= 1200);
    telling.must('V12: to where she is written to', mails() === 1);
    telling.must('G21: the old link is dead', (await her.her.try('/case/code', {})) === 404);
    const text = telling.mails(maria.email, 'Your new private link').at(-1)?.text ?? '';
    const token = /#([\w-]{65})/u.exec(text)?.[1] ?? '';
    const status = await createClient(telling.stack.apiUrl, token).get('/case');
    telling.must('G21: the new one works', status.fields('reference').reference === reference);
    telling.note('Maria', 'gets a new link; the old one is dead');
    for (let i = 0; i < 4; i += 1) await ask({ reference, email: maria.email });
    telling.must('T16: three a day at most', mails() === 3);
    telling.must('G19: the log verifies', (await telling.verify(id)).found.length === 0);
  },
};

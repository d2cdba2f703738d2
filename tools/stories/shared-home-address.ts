import { postEverything } from './post-room.ts';
import type { Story } from './story.ts';

export const sharedHomeAddress: Story = {
  name: 'shared-home-address',
  title:
    'Her home address also stands on a disputed account: her records wait until a person agreed with her on a safe way',
  rules: ['L45', 'L37', 'G12'],
  async play(telling) {
    const her = await telling.file(await telling.marias({ contact: 'post' }));
    const { id } = her;
    await postEverything(telling, id);
    await telling.decideMatches(id);
    await telling.prove(her);
    await telling.freezeAll(id);
    await telling.release(id);
    let file = await telling.caseFile(id);
    telling.must(
      'L45: her records are not printed',
      Object.keys(file.letters).join() === 'V1.r1' && Object.keys(file.parked).some((m) => m.startsWith('V7.')),
    );
    telling.must('L45: a person is asked', telling.mails('compliance', 'Agree on a safe way').length > 0);
    const { by } = (await her.her.post('/case/code', {})).fields('by');
    telling.must('L45: a code goes by the other way, which is safe', by === 'email');
    telling.must(
      'G12: the log holds commitments, no address',
      !JSON.stringify(await telling.events(id)).includes('North'),
    );

    const rosa = await telling.as('rosa');
    telling.must('why one looks is asked', (await rosa.try(`/desk/cases/${id}/contact/view`, {})) === 422);
    const card = await rosa.post(`/desk/cases/${id}/contact/view`, {
      why: 'write-to-her',
      note: 'Calling her about a safe way to post.',
    });
    telling.note('Rosa (reviewer)', `calls ${card.fields('name').name}; that she looked, and why, is in the log`);
    telling.must(
      'T9: looking is logged',
      (await telling.events(id)).some((e) => e.type === 'contact-viewed'),
    );
    await rosa.post(`/desk/cases/${id}/route`, {
      way: 'post',
      how: 'hers-before',
      note: 'Her ID from 2019 has this address; the account was opened last month.',
    });
    const [envelope] = await postEverything(telling, id);
    telling.must('L45: an address that was hers before is allowed', envelope?.letter.startsWith('V7.') === true);
    file = await telling.caseFile(id);
    telling.must('and nothing waits any more', Object.keys(file.parked).length === 0);
  },
};

import { staffUsers } from '../../local/runtime/staff.ts';
import type { Story } from './story.ts';

const [rosa, remy, avery, alex] = [staffUsers.rosa.sub, staffUsers.remy.sub, staffUsers.avery.sub, staffUsers.alex.sub];

export const ownCase: Story = {
  name: 'own-case',
  title:
    'Maria is Remy’s sister: his colleague keeps him off her case, nothing of it is shown to him, and only an approver lets him back',
  rules: ['T9'],
  async play(telling) {
    const { note, must } = telling;
    const { id, reference } = await telling.file(await telling.marias());
    const [his, hers, approves] = [await telling.as('remy'), await telling.as('rosa'), await telling.as('avery')];
    const cases = `/desk/cases/${id}`;
    await hers.post(`${cases}/owner`, { owner: remy, backup: rosa });
    must('why one reads the request is asked', (await his.try(`${cases}/report/view`, {})) === 422);
    await his.post(`${cases}/report/view`, { why: 'proof' });
    note('Remy (reviewer)', 'has the case, reads the request and knows the name: it is his sister’s');

    const why = { note: 'The person is the sister of Remy.' };
    await hers.post(`${cases}/aside`, { staff: remy, ...why });
    await hers.post(`${cases}/aside`, { staff: remy, ...why });
    const file = await telling.caseFile(id);
    must('the case is his backup’s now', file.owner === rosa && file.backup === rosa);
    must(
      'said twice it is so once',
      (await telling.events(id)).filter((e) => e.type === 'staff-stood-aside').length === 1,
    );
    const kept = await Promise.all([
      his.try(`${cases}/report/view`, { why: 'proof' }),
      his.try(`${cases}/contact/view`, { why: 'she-called', ...why }),
      his.try(`${cases}/preview`, { decision: { kind: 'decline', request: 'r1', ground: 'B' }, facts: why.note }),
      his.try(`${cases}/proposals`, { decision: { kind: 'freeze', match: 'm1' }, ...why }),
      his.try(`${cases}/aside/${remy}/back`, why),
    ]);
    must(
      'T9: he reads nothing of it, and decides nothing',
      kept.every((status) => status === 403),
    );
    must('nobody gives it back to him', (await hers.try(`${cases}/owner`, { owner: remy, backup: rosa })) === 409);
    note('Rosa (reviewer)', `keeps him off ${reference}: the case is hers, and he sees and decides nothing there`);

    must('a reviewer lets nobody back', (await hers.try(`${cases}/aside/${remy}/back`, why)) === 403);
    await hers.post(`${cases}/aside`, { staff: alex, ...why });
    must('one approver is always left', (await hers.try(`${cases}/aside`, { staff: avery, ...why })) === 409);
    await approves.post(`${cases}/aside/${remy}/back`, { note: 'It is another person of that name.' });
    await his.post(`${cases}/report/view`, { why: 'accounts' });
    note('Avery (approver)', 'lets him back: it was another Maria');
  },
};

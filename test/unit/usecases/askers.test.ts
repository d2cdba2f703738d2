import { expect, it } from 'vitest';
import { renderMail } from '../../../shared/content/mails/render-mail.ts';
import { languageTo } from '../../../shared/domain/case/recipient.ts';
import { readAnswer } from '../../../shared/usecases/answer.ts';
import { readStatus } from '../../../shared/usecases/case-access.ts';
import { personMessage } from '../../../shared/usecases/person-message.ts';
import { printLetter } from '../../../shared/usecases/print-letter.ts';
import { linkOf } from '../../../shared/usecases/private-link.ts';
import { doorWithWorkers } from '../../fixtures/door-with-workers.ts';
import { FrontDoor, reportOf } from '../../fixtures/front-door.ts';
import { avery, prepared, propose } from '../domain/given.ts';

const requester = (kind: string) => ({
  kind,
  name: 'Dana Example',
  email: 'dana@office.example',
  ...(kind === 'officer' ? { agency: 'Springfield Police' } : {}),
});

it.each([
  ['parent-or-guardian', 'acting', 'es'],
  ['executor', 'acting', 'es'],
  ['attorney', 'acting', 'es'],
  ['officer', 'officer', 'en'],
])(
  'L8 L34 L36: %s is written to as %s, in %s and to the page in it, of a report in Spanish',
  async (kind, asker, language) => {
    const door = new FrontDoor(kind);
    const id = await door.file(
      reportOf(1, { language: 'es', wants: ['records'], requester: requester(kind) }),
      'k'.repeat(32),
    );
    const key = await door.deps.vault.key(id);
    if (!key) throw new Error('no key');
    await door.order(id, prepared);
    await door.order(id, propose({ kind: 'decline', request: 'r1', ground: 'B' }));
    await door.order(id, { type: 'approve', proposal: 'd1', actor: avery });
    const file = await door.stateOf(id);
    const told = await personMessage(door.deps, key, id, file, { template: 'V1', about: 'r1' });
    expect(told).toMatchObject({
      asker,
      link: expect.stringContaining(language === 'es' ? '/es/status/#' : '.com/status/#'),
    });
    expect(languageTo(file)).toBe(language);
    const { text } = renderMail(told, { brand: door.deps.brand, language: languageTo(file) });
    expect(text).toMatch(language === 'es' ? /Recibimos su solicitud/u : /We got your request/u);
    const answer = await readAnswer(door.deps, id, key, file);
    expect(answer.ok && answer.value.language).toBe(language);
    const status = await readStatus(door.deps, linkOf(key, id, file));
    expect(status.ok && status.value.asker).toBe(asker);
  },
);

it.each([
  ['officer', 'V1', 'We got your request', '.com/status/#'],
  ['attorney', 'V1', 'Recibimos su solicitud', '/es/status/#'],
])('L34: to %s of a report in Spanish %s goes out so by mail, and on paper', async (kind, template, title, page) => {
  const { door, ses, fileOne } = doorWithWorkers(`mail ${kind}`);
  const more = { language: 'es', wants: ['records'], email: undefined };
  await fileOne({ ...more, requester: requester(kind) });
  const mail = ses.sent.find((one) => one.to.includes('dana@office.example'));
  expect(mail?.subject).toContain(title);
  expect(mail?.text).toContain(page);
  const address = { lines: ['1 Example Street'], city: 'Springfield', state: 'IL', postal: '62701', country: 'US' };
  const byPost = { ...requester(kind), email: undefined, address };
  const id = await fileOne({ ...more, contact: 'post', requester: byPost });
  await printLetter(door.deps, { kind: 'staff', id: 'rosa', roles: ['reviewer'] }, id, `${template}.r1`);
  const paper = Buffer.from(door.vaultBucket.get(`cases/${id}/letters/${template}.r1.pdf`)?.bytes ?? []).toString();
  expect(paper).toContain(title);
});

import { expect, it } from 'vitest';
import { answerText } from '../../../shared/content/answer.ts';
import { renderMail } from '../../../shared/content/mails/render-mail.ts';
import { wordFor } from '../../../shared/domain/case/head.ts';
import { readAnswer } from '../../../shared/usecases/answer.ts';
import { personMessage } from '../../../shared/usecases/person-message.ts';
import { printLetter } from '../../../shared/usecases/print-letter.ts';
import { FrontDoor, reportOf } from '../../fixtures/front-door.ts';
import {
  avery,
  done,
  found,
  noFindings,
  nothing,
  type Order,
  prepared,
  propose,
  proved,
  rosa,
} from '../domain/given.ts';
import { posted, returned } from '../domain/given-letters.ts';

it('L38: a letter of refusal names the ground of its own request, not that of a later one', async () => {
  const door = new FrontDoor('two answers');
  const id = await door.file(reportOf(1, { contact: 'post', email: undefined, phones: [] }), 'k'.repeat(32));
  await door.order(id, propose({ kind: 'decline', request: 'r1', ground: 'B' }));
  await door.order(id, { type: 'approve', proposal: 'd1', actor: avery });
  await door.order(id, { type: 'receive-request', why: 'second-ask', channel: 'post', actor: rosa });
  await door.order(id, propose({ kind: 'decline', request: 'r2', ground: 'C' }));
  await door.order(id, { type: 'approve', proposal: 'd2', actor: avery });
  const paper = async (letter: string) => {
    await printLetter(door.deps, { kind: 'staff', id: 'rosa', roles: ['reviewer'] }, id, letter);
    return Buffer.from(door.vaultBucket.get(`cases/${id}/letters/${letter}.pdf`)?.bytes ?? []).toString();
  };
  expect(await paper('V9.r1')).toContain('1681g(e)(5)(B)');
  expect(await paper('V9.r2')).toContain('1681g(e)(5)(C)');
  const key = await door.deps.vault.key(id);
  if (!key) throw new Error('no key');
  const newest = await readAnswer(door.deps, id, key, await door.stateOf(id));
  const facts = { how: 'declined', ground: 'C', facts: '' } as const;
  expect(newest.ok && newest.value).toEqual(answerText(facts, 'en', door.deps.brand));
});

it.each([
  ['V9.r1', { kind: 'decline', request: 'r1', ground: 'B' }],
  ['V10.r1', { kind: 'nothing-found', request: 'r1' }],
] as const)(
  'L37 L38: her page shows %s when it came back, and after it has gone out again',
  async (letter, decision) => {
    const door = new FrontDoor(`came back ${letter}`);
    const id = await door.file(reportOf(1, { contact: 'post', email: undefined, phones: [] }), 'k'.repeat(32));
    for (const order of [prepared, noFindings, nothing, propose(decision)]) await door.order(id, order);
    await door.order(id, { type: 'approve', proposal: 'd1', actor: avery });
    const key = await door.deps.vault.key(id);
    if (!key) throw new Error('no key');
    const read = async () => await readAnswer(door.deps, id, key, await door.stateOf(id));
    const given = await read();
    expect(given.ok && given.value.parts.length > 0).toBe(true);
    const at = door.deps.clock.now();
    for (const order of [...posted(letter, at), returned(letter, at)]) await door.order(id, order);
    expect(await read()).toEqual(given);
    await door.order(id, { type: 'record-safe-route', way: 'post', how: 'agreed', note: 'n', actor: rosa });
    for (const order of posted(`${letter}~2`, at)) await door.order(id, order);
    expect((await door.stateOf(id)).requests['r2']?.answer).toBeDefined();
    expect(await read()).toEqual(given);
  },
);

/** Answered with "nothing found" on paper, which came back; or with records, which come back after a later request was declined. */
const byPost = (seed: string, more: object = {}) => {
  const door = new FrontDoor(seed);
  const at = door.deps.clock.now();
  const begun = async (...orders: readonly Order[]) => {
    const id = await door.file(reportOf(1, { contact: 'post', email: undefined, phones: [], ...more }), 'k'.repeat(32));
    for (const order of orders) await door.order(id, order);
    const key = await door.deps.vault.key(id);
    if (!key) throw new Error('no key');
    return {
      go: async (...next: readonly Order[]) => {
        for (const order of next) await door.order(id, order);
      },
      read: async (request?: string) => await readAnswer(door.deps, id, key, await door.stateOf(id), request),
      word: async () => wordFor(await door.stateOf(id), 'closed'),
    };
  };
  return { at, begun, brand: door.deps.brand };
};
const declined = { how: 'declined', ground: 'B', facts: '' } as const;

it('L37 L38: an answer that came back and was decided anew is read as it was decided then', async () => {
  const { at, begun, brand } = byPost('decided anew');
  const { go, read, word } = await begun(prepared, noFindings, nothing);
  await go(propose({ kind: 'nothing-found', request: 'r1' }), { type: 'approve', proposal: 'd1', actor: avery });
  const first = await read();
  await go(...posted('V10.r1', at), returned('V10.r1', at));
  await go(propose({ kind: 'decline', request: 'r2', ground: 'B' }), { type: 'approve', proposal: 'd2', actor: avery });
  const anew = { ok: true, value: answerText(declined, 'en', brand) };
  expect(await read('r2')).toEqual(anew);
  expect(await read('r1')).toEqual(first);
  expect(await word()).toBe('declined');
  expect(await read()).toEqual(anew);
});

it('L37 L38: records that came back after a later request was declined change neither word nor reasons', async () => {
  const { at, begun, brand } = byPost('older records', { wants: ['records'] });
  const kept = [done('m1.preserve'), done('m1.hold.pm1'), done('m1.collect')];
  const { go, read, word } = await begun(prepared, found, nothing, proved, ...kept);
  await go(
    { type: 'record-package', package: 'p1', files: 9, commitment: 'c' },
    propose({ kind: 'release', request: 'r1', package: 'p1' }),
    { type: 'approve', proposal: 'd1', actor: avery },
    ...posted('V7.p1', at),
    { type: 'receive-request', why: 'second-ask', channel: 'post', actor: rosa },
    propose({ kind: 'decline', request: 'r2', ground: 'B' }),
    { type: 'approve', proposal: 'd2', actor: avery },
    returned('V7.p1', at),
    { type: 'record-safe-route', way: 'post', how: 'agreed', note: 'n', actor: rosa },
    ...posted('V7.p1~2', at),
  );
  expect(await word()).toBe('declined');
  expect(await read()).toEqual({ ok: true, value: answerText(declined, 'en', brand) });
  expect(await read('r3')).toEqual(await read('r1'));
});

it('L25 L26: nothing so far is said as such, in mail, letter and page, with the systems that have not answered', async () => {
  const door = new FrontDoor('so far');
  const id = await door.file(reportOf(1, { contact: 'post', email: undefined, phones: [] }), 'k'.repeat(32));
  await door.order(id, {
    type: 'record-preparation',
    digests: ['d'],
    proved: [],
    systems: [
      { system: 'shop', owner: 'shop-team', name: 'Our shop' },
      { system: 'archive', owner: 'archive-team', name: 'Paper archive' },
    ],
  });
  await door.order(id, { type: 'record-search', system: 'shop', findings: [] });
  await door.order(id, { type: 'park-search', system: 'archive', reason: 'timeout' });
  await door.order(id, propose({ kind: 'nothing-found', request: 'r1', soFar: true }));
  await door.order(id, { type: 'approve', proposal: 'd1', actor: avery });
  await printLetter(door.deps, { kind: 'staff', id: 'rosa', roles: ['reviewer'] }, id, 'V10.r1.so-far');
  const paper = Buffer.from(door.vaultBucket.get(`cases/${id}/letters/V10.r1.so-far.pdf`)?.bytes ?? []).toString();
  expect(paper).toContain('Not answered yet');
  expect(paper).toMatch(/Not answered yet.*Paper archive.*Where we looked.*Our shop/u);
  const key = await door.deps.vault.key(id);
  if (!key) throw new Error('no key');
  const file = await door.stateOf(id);
  const answer = await readAnswer(door.deps, id, key, file);
  expect(answer.ok && answer.value.title).toBe('We have found no records so far');
  const told = await personMessage(door.deps, key, id, file, { template: 'V10', about: 'r1.so-far' });
  const { text } = renderMail(told, { brand: door.deps.brand, language: 'en', safeContact: false });
  expect(text).toContain('We have found no records so far.');
  expect(text).not.toContain('We finished our search');
});

it('L40: her page says that the rest follows only until it has gone out', async () => {
  const door = new FrontDoor('rest sent');
  const id = await door.file(reportOf(1, { wants: ['records'] }), 'k'.repeat(32));
  const order = async (...all: readonly Order[]) => {
    for (const one of all) await door.order(id, one);
  };
  const kept = [done('m1.preserve'), done('m1.hold.pm1'), done('m1.collect')];
  await order(prepared, found, { type: 'park-search', system: 'billing', reason: 'timeout' }, proved, ...kept);
  const sent = async (pack: string, proposal: string) =>
    await order(
      { type: 'record-package', package: pack, files: 9, commitment: 'c' },
      propose({ kind: 'release', request: 'r1', package: pack }),
      { type: 'approve', proposal, actor: avery },
    );
  await sent('p1', 'd1');
  const key = await door.deps.vault.key(id);
  if (!key) throw new Error('no key');
  const read = async () => await readAnswer(door.deps, id, key, await door.stateOf(id));
  const answer = (partial: boolean) => ({
    ok: true,
    value: answerText({ how: 'records', partial, withheld: [] }, 'en', door.deps.brand),
  });
  expect(await read()).toEqual(answer(true));
  await order(nothing);
  expect(await read()).toEqual(answer(true));
  await sent('p2', 'd2');
  expect((await door.stateOf(id)).packages['p2']?.status).toBe('released');
  expect(await read()).toEqual(answer(false));
});

it('L38 L40: of a part whose rest was declined the letter names the ground', async () => {
  const door = new FrontDoor('rest declined');
  const id = await door.file(
    reportOf(1, { wants: ['records'], contact: 'post', email: undefined, phones: [] }),
    'k'.repeat(32),
  );
  for (const order of [
    prepared,
    found,
    { type: 'park-search', system: 'billing', reason: 'timeout' },
    proved,
    done('m1.preserve'),
    done('m1.hold.pm1'),
    done('m1.collect'),
  ] satisfies Order[])
    await door.order(id, order);
  await door.order(id, { type: 'record-package', package: 'p1', files: 9, commitment: 'c' });
  await door.order(id, propose({ kind: 'release', request: 'r1', package: 'p1' }));
  await door.order(id, { type: 'approve', proposal: 'd1', actor: avery });
  await door.order(id, propose({ kind: 'decline', request: 'r1', ground: 'A' }));
  await door.order(id, { type: 'approve', proposal: 'd2', actor: avery });
  await printLetter(door.deps, { kind: 'staff', id: 'rosa', roles: ['reviewer'] }, id, 'V9.r1');
  const paper = Buffer.from(door.vaultBucket.get(`cases/${id}/letters/V9.r1.pdf`)?.bytes ?? []).toString();
  expect(paper).toContain('1681g(e)(5)(A)');
});

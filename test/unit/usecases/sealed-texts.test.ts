import '../../fuzz/quiet.ts';
import { expect, it } from 'vitest';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';
import { found, prepared } from '../domain/given.ts';

it('L37 T10: what staff wrote is sealed under the name the log gives it: how a letter was shown to be posted, too', async () => {
  const door = new FrontDoor('sealed texts');
  const id = await door.file(reportOf(1, { contact: 'post', email: undefined, phones: [] }), 'key-of-the-first-case');
  const [letter] = Object.keys((await door.stateOf(id)).letters);
  await door.order(id, { type: 'print-letter', letter: letter ?? '' });
  const said = await door.ask('POST', `/desk/cases/${id}/letters/${letter}`, {
    body: { type: 'post-letter', on: '2026-11-02', proof: 'RA 123 456 789 US' },
    bearer: staffToken('rosa', 'reviewer'),
    key: 'key-of-the-posting-1',
  });
  expect(said.status).toBe(200);
  const partition = door.table.cases.get(id);
  const { body = '' } = partition?.commits.at(-1)?.stored ?? {};
  const name = /"proof":"(note\.[^"]+)"/u.exec(body)?.[1] ?? 'none';
  const key = await door.deps.vault.key(id);
  expect(key?.open(name, partition?.sealed.get(name) ?? new Uint8Array())).toBe('RA 123 456 789 US');
});

it('L45: whoever posts a letter to where it is not safe any more is told, for they hold it in their hands', async () => {
  const door = new FrontDoor('unsafe to post');
  const report = reportOf(1, { contact: 'post', email: undefined, phones: [] });
  const id = await door.file(report, 'key-of-the-second-case');
  const [letter = ''] = Object.keys((await door.stateOf(id)).letters);
  await door.order(id, { type: 'print-letter', letter });
  const basis = [
    { kind: 'card', exact: true, card: 'card1' },
    { kind: 'address', exact: true },
  ] as const;
  await door.order(id, prepared);
  const findings = [{ account: 'A', basis, instruments: ['pm1'], hers: false }];
  await door.order(id, { type: 'record-search', system: 'shop', findings });
  const said = await door.ask('POST', `/desk/cases/${id}/letters/${letter}`, {
    body: { type: 'post-letter', on: '2026-11-02', proof: 'RA 123 456 789 US' },
    bearer: staffToken('rosa', 'reviewer'),
    key: 'key-of-the-posting-2',
  });
  expect([said.status, said.body]).toEqual([expect.any(Number), expect.stringContaining('way.unsafe')]);
  expect((await door.stateOf(id)).letters[letter]?.status).toBe('dropped');
});

it('L41: one step is undone with a reason or not at all, and the reason is sealed', async () => {
  const door = new FrontDoor('a step undone');
  const id = await door.file(reportOf(1), 'key-of-the-third-case');
  for (const order of [prepared, found, { type: 'settle-step', step: 'm1.preserve', outcome: 'done' }] as const)
    await door.order(id, order);
  await door.order(id, { type: 'settle-step', step: 'm1.hold.pm1', outcome: 'done' });
  const undo = async (body: object, key: string) =>
    await door.ask('POST', `/desk/cases/${id}/steps/m1.hold.pm1`, {
      body: { type: 'undo-step', ...body },
      bearer: staffToken('rosa', 'reviewer'),
      key,
    });
  expect(await undo({}, 'key-of-the-undoing-1')).toMatchObject({
    status: 422,
    body: expect.stringContaining('note.missing'),
  });
  expect((await undo({ note: 'The bank says it is not her card.' }, 'key-of-the-undoing-2')).status).toBe(200);
  const partition = door.table.cases.get(id);
  const body = partition?.commits.at(-1)?.stored?.body ?? '';
  const name = /"note":"(note\.[^"]+)"/u.exec(body)?.[1] ?? 'none';
  const key = await door.deps.vault.key(id);
  expect(key?.open(name, partition?.sealed.get(name) ?? new Uint8Array())).toBe('The bank says it is not her card.');
});

import '../../fuzz/quiet.ts';
import { beforeAll, expect, it } from 'vitest';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';

const door = new FrontDoor('a proposal given back');
const [rosa, avery] = [staffToken('rosa', 'reviewer'), staffToken('avery', 'approver')];
const why = 'Account B-2003 is her own: take it out first.';
let at: string;
let back: () => void;

beforeAll(async () => {
  const id = await door.file(reportOf(1, { wants: ['records'] }), 'key-of-the-case-returned');
  at = `/desk/cases/${id}`;
  const body = {
    decision: { kind: 'decline', request: 'r1', ground: 'B' },
    note: 'Compared the ID with the report, page by page.',
    facts: 'The photo on the ID does not fit the other papers.',
  };
  expect((await door.ask('POST', `${at}/proposals`, { bearer: rosa, body })).status).toBe(200);
  back = door.snapshot();
});

const post = async (bearer: string, path: string, body: object) => {
  const { status, body: said } = await door.ask('POST', `${at}/${path}`, { bearer, body });
  return { status, body: JSON.parse(said) as { note?: string; returned?: string; file?: unknown } };
};

it('U16: the one who proposed reads why the second person gave it back, and who that was', async () => {
  back();
  expect((await post(avery, 'proposals/d1', { type: 'return', note: why })).status).toBe(200);
  const read = await post(rosa, 'proposals/d1/view', {});
  expect([read.status, read.body.returned]).toEqual([200, why]);
  const shown = await door.ask('GET', at, { bearer: rosa });
  expect(JSON.parse(shown.body)).toMatchObject({ file: { proposals: { d1: { returned: { by: 'avery' } } } } });
  // Sealed, as every reason is (L50).
  expect(shown.body).not.toContain(why);
});

it('U16: it is one that can be read; a yes has none, and what is taken back without a word says nothing', async () => {
  back();
  expect((await post(avery, 'proposals/d1', { type: 'return', note: 'no' })).status).toBe(422);
  expect((await post(avery, 'proposals/d1', { type: 'approve', note: why })).status).toBe(422);
  expect((await post(rosa, 'proposals/d1', { type: 'return' })).status).toBe(200);
  expect((await post(rosa, 'proposals/d1/view', {})).body.returned).toBeUndefined();
});

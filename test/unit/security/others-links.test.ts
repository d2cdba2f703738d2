import { describe, expect, it } from 'vitest';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';
import type { Order } from '../domain/given.ts';

const reviewer = staffToken('rosa', 'reviewer');
const approver = staffToken('avery', 'approver');
const note = 'Seen on paper.';

describe('L34: the link of one who gets a copy', () => {
  it('L34 L38 G11: shows nothing of what was written to her: the ground and its facts are hers', async () => {
    const door = new FrontDoor();
    const id = await door.file(reportOf(1), 'k'.repeat(32));
    await door.order(id, {
      type: 'name-recipient',
      recipient: 'f1',
      kind: 'officer',
      byPost: false,
      note: 'n',
    } as Order);
    const facts = 'The number on the bill is another one.';
    const body = { decision: { kind: 'decline', request: 'r1', ground: 'B' }, facts, note };
    expect((await door.ask('POST', `/desk/cases/${id}/proposals`, { bearer: reviewer, body })).status).toBe(200);
    const approve = `/desk/cases/${id}/proposals/d1`;
    expect((await door.ask('POST', approve, { bearer: approver, body: { type: 'approve' } })).status).toBe(200);
    await door.dispatch(id);
    expect((await door.ask('GET', '/case/answer', { bearer: await door.linkOf(id) })).body).toContain(facts);
    const his = await door.linkOf(id, 'f1');
    expect((await door.ask('GET', '/case', { bearer: his })).status).toBe(200);
    const answer = await door.ask('GET', '/case/answer', { bearer: his });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain(facts);
  });
});

describe('L35: a representative she has revoked', () => {
  const requester = { kind: 'attorney', name: 'Ari Counsel', email: 'ari@law.example' };

  it('L34 L35 G11: his link shows nothing any more, and hers shows her case', async () => {
    const door = new FrontDoor();
    const id = await door.file(reportOf(1, { requester }), 'k'.repeat(32));
    await door.dispatch(id);
    const his = await door.linkOf(id);
    expect((await door.ask('GET', '/case', { bearer: his })).status).toBe(200);
    const revoke = `/desk/cases/${id}/recipients/requester/revoke`;
    expect((await door.ask('POST', revoke, { bearer: reviewer, body: { note } })).status).toBe(200);
    await door.dispatch(id);
    expect((await door.ask('GET', '/case', { bearer: his })).status).toBe(404);
    expect((await door.ask('GET', '/case/answer', { bearer: his })).status).toBe(404);
    const hers = await door.linkOf(id);
    expect(hers).not.toBe(his);
    expect((await door.ask('GET', '/case', { bearer: hers })).status).toBe(200);
    const card = await door.ask('POST', `/desk/cases/${id}/contact/view`, {
      bearer: reviewer,
      body: { why: 'write-to-her', note },
    });
    expect(card.body).not.toContain('ari@law.example');
  });

  it('L35: a case whose log is of before passes as well: the head still has his link, and it does not work', async () => {
    const door = new FrontDoor();
    const id = await door.file(reportOf(1, { requester }), 'k'.repeat(32));
    const his = await door.linkOf(id);
    await door.order(id, { type: 'revoke-recipient', recipient: 'requester', note: 'n' });
    await door.dispatch(id);
    expect((await door.ask('GET', '/case', { bearer: his })).status).toBe(404);
    expect((await door.ask('GET', '/case', { bearer: await door.linkOf(id) })).status).toBe(200);
  });
});

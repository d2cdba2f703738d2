import { describe, expect, it } from 'vitest';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';
import { called } from '../domain/given-recipients.ts';
import { built, settled } from '../domain/given-records.ts';

const bearer = staffToken('rosa', 'reviewer');
const address = { lines: ['1 Court Street'], city: 'Springfield', region: 'IL', postalCode: '62701', country: 'US' };

/** What the desk is told of a recipient; the last of the case, when none is named. */
async function view(report: object, named?: object, recipient?: string) {
  const door = new FrontDoor('who it is');
  const id = await door.file(reportOf(1, report), 'key-of-who-it-is-0001');
  if (named)
    await door.ask('POST', `/desk/cases/${id}/recipients`, {
      bearer,
      body: { ...named, note: 'She asked for it in writing.' },
    });
  const of = recipient ?? Object.keys((await door.stateOf(id)).recipients).at(-1) ?? '';
  const said = await door.ask('POST', `/desk/cases/${id}/recipients/${of}/view`, { bearer });
  return { status: said.status, body: JSON.parse(said.body) };
}

describe('L34 T9: who a recipient is, for whoever calls back, proposes or approves', () => {
  it('the officer of her report, with the number of his own', async () => {
    const officer = { agency: 'Springfield Police', name: 'Kim Lee', email: 'kim@police.example', reportNumber: 'R-7' };
    expect(await view({ officer })).toEqual({ status: 200, body: officer });
  });

  it('one who was named after it', async () => {
    const contact = { agency: 'State Police', address };
    expect(await view({}, { kind: 'agency', contact })).toEqual({ status: 200, body: contact });
  });

  it('whoever asks for her; never the number an officer gave, nobody calls that back', async () => {
    const attorney = { kind: 'attorney', name: 'Ann Poe', organisation: 'Poe & Partners', email: 'ann@poe.example' };
    const { email } = attorney;
    expect((await view({ requester: attorney })).body).toEqual({ name: 'Ann Poe', agency: 'Poe & Partners', email });
    const officer = { kind: 'officer', agency: 'State Police', email, phone: '+1 202 555 0100', reportNumber: 'R-8' };
    expect((await view({ requester: officer, wants: ['records'] })).body).toEqual({
      agency: 'State Police',
      email,
      reportNumber: 'R-8',
    });
  });

  it('not she herself: how to reach her is asked for with a reason', async () => {
    expect((await view({}, undefined, 'subject')).status).toBe(404);
  });
});

it('L34 T9: the preview of a release says which copies go along, before anybody proposes it', async () => {
  const door = new FrontDoor('copies');
  const wants = ['records', 'remove-cards', 'stop-accounts', 'flag-disputed'];
  const officer = { agency: 'Springfield Police', email: 'kim@police.example' };
  const id = await door.file(reportOf(1, { officer, wants }), 'key-of-the-copies-0001');
  const copies = async () => {
    const body = { decision: { kind: 'release', request: 'r1', package: 'p1' } };
    const said = await door.ask('POST', `/desk/cases/${id}/preview`, { bearer, body });
    return [said.status, JSON.parse(said.body).copies];
  };
  for (const order of [...settled().slice(1), built()]) await door.order(id, order);
  expect(await copies()).toEqual([200, undefined]);
  await door.order(id, called);
  expect(await copies()).toEqual([200, ['officer']]);
});

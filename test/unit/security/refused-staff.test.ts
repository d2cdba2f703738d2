import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FrontDoor, reportOf, staffToken, toolToken } from '../../fixtures/front-door.ts';

const door = new FrontDoor('refused staff');
const absentCase = 'Z'.repeat(22);
let refused: { readonly staff: string; readonly route: string }[];

beforeEach(() => {
  refused = [];
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  vi.spyOn(console, 'warn').mockImplementation((line: unknown) => {
    const { message, staff, route, ...rest } = JSON.parse(String(line)) as Record<string, string>;
    expect([message, Object.keys(rest).toSorted()]).toEqual([
      'STAFF_REFUSED',
      ['level', 'sampling_rate', 'service', 'timestamp'],
    ]);
    refused.push({ staff: staff ?? '', route: route ?? '' });
  });
});

const refusals = [
  ['auditor', 'POST', '/report/view', 'POST /desk/cases/{case}/report/view'],
  ['front-line', 'GET', '', 'GET /desk/cases/{case}'],
  ['admin', 'GET', '', 'GET /desk/cases/{case}'],
] as const;

describe('ASVS 16.3.2: staff who ask for what is not theirs', () => {
  it.each(refusals)(
    'T9: the role %s refused at %s %s is one line: which sign-in, which route, nothing of the case',
    async (role, method, path, route) => {
      const said = await door.ask(method, `/desk/cases/${absentCase}${path}`, {
        bearer: staffToken('ada', role),
        body: {},
      });
      expect([said.status, refused]).toEqual([403, [{ staff: 'ada', route }]]);
    },
  );

  it('T9: so is a program that asks for a case, and an order only an approver may give', async () => {
    await door.ask('GET', `/desk/cases/${absentCase}`, { bearer: toolToken('till') });
    await door.ask('POST', '/desk/systems/shop/stop', {
      bearer: staffToken('remy', 'reviewer'),
      body: { on: false, reason: 'It works again.' },
    });
    expect(refused.map(({ staff }) => staff)).toEqual(['tool.till', 'remy']);
  });

  it('T9: so is somebody who left, at the desk and at the counter', async () => {
    await door.deps.roster.put({
      id: 'lena',
      backup: 'rosa',
      approver: true,
      left: { at: '2026-11-02T15:00:00.000Z', by: 'avery' },
    });
    const bearer = staffToken('lena', 'approver');
    await door.ask('GET', '/desk/queue', { bearer });
    await door.ask('POST', '/intake', { bearer, body: {}, key: 'key-of-one-who-is-gone' });
    expect(refused).toEqual([
      { staff: 'lena', route: 'GET /desk/queue' },
      { staff: 'lena', route: 'POST /intake' },
    ]);
  });

  it('T9: so is whoever asks for a case they stand aside from, to look and to act', async () => {
    const id = await door.file(reportOf(1), 'key-of-a-case-of-ones-own');
    await door.ask('POST', `/desk/cases/${id}/aside`, {
      bearer: staffToken('rosa', 'reviewer'),
      body: { staff: 'remy', note: 'His sister is who asks.' },
    });
    const bearer = staffToken('remy', 'reviewer');
    await door.ask('GET', `/desk/cases/${id}`, { bearer });
    await door.ask('POST', `/desk/cases/${id}/owner`, { bearer, body: { owner: 'remy', backup: 'rosa' } });
    expect(refused).toEqual([
      { staff: 'remy', route: 'GET /desk/cases/{case}' },
      { staff: 'remy', route: 'POST /desk/cases/{case}/owner' },
    ]);
  });

  it('a case that is nowhere, a link of nobody and a role that may leave none', async () => {
    await door.ask('GET', `/desk/cases/${absentCase}`, { bearer: staffToken('ada', 'auditor') });
    await door.ask('GET', '/case', { bearer: absentCase + 'Q'.repeat(43) });
    expect((await door.ask('GET', '/desk/staff', { bearer: staffToken('ada', 'auditor') })).status).toBe(200);
    expect(refused).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { defaultMailBudget } from '../../../shared/domain/limits.ts';
import { networkOf } from '../../../shared/lambda/edge.ts';
import { runFlood } from '../../bench/flood.ts';
import { doorWithWorkers } from '../../fixtures/door-with-workers.ts';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';
import { file, openCase, play, prepared, proved, rosa } from '../domain/given.ts';

const day = 24 * 3_600_000;

describe('G20 T16: a flood of reports', () => {
  it('G20: one confirmation a day goes to an address and three in thirty days; every case is kept, and staff see why no mail went', async () => {
    const { door, fileOne, to } = doorWithWorkers('confirmations');
    const ids: string[] = [];
    for (let n = 0; n < 40; n++) {
      ids.push(await fileOne({ name: { given: `Other${n}` }, email: 'bombed@mail.example' }));
      door.now += day / 4;
    }
    expect(to('bombed@mail.example')).toBe(3);
    expect(door.table.cases.size).toBe(40);
    const second = await door.stateOf(ids[1]!);
    expect(second.mails['V1.r1']?.status).toBe('withheld');
    expect(second.tasks['many-reports.V1.r1']?.open).toBe(true);
    expect(second.requests['r1']?.dueOn).toBe('2026-12-02');
  });

  it('G20: letters and case of an address make no other address of it', async () => {
    const { fileOne, to } = doorWithWorkers('case of letters');
    await fileOne({ email: 'bombed@mail.example' });
    await fileOne({ email: 'Bombed@Mail.Example', name: { given: 'Another' } });
    expect(to('bombed@mail.example') + to('Bombed@Mail.Example')).toBe(1);
  });

  it('T16: when the day’s mails are spent the case is kept, the reference is on the screen, and the mail comes with the next day', async () => {
    const { door, work, fileOne, to } = doorWithWorkers('budget', { V1: 2, 'S-new': 1 });
    const ids = [];
    for (const n of [1, 2, 3]) ids.push(await fileOne({ email: `person${n}@mail.example`, name: { given: `P${n}` } }));
    expect([1, 2, 3].map((n) => to(`person${n}@mail.example`))).toEqual([1, 1, 0]);
    expect(to('desk@company.example')).toBe(1);
    expect((await door.stateOf(ids[2]!)).mails['V1.r1']?.status).toBe('owed');
    door.now += day;
    await work(ids[2]!);
    expect(to('person3@mail.example')).toBe(1);
  });

  /** Reports of one day that name one address, and what time makes of them until day 31. */
  const aMonth = async (reports: number, then: (ids: readonly string[], door: FrontDoor) => Promise<void>) => {
    const { door, ses, work, fileOne } = doorWithWorkers('a month');
    const ids: string[] = [];
    for (let n = 0; n < reports; n++) ids.push(await fileOne({ name: { given: `N${n}` }, email: 'one@mail.example' }));
    await then(ids, door);
    for (let passed = 1; passed <= 31; passed++) {
      door.now += day;
      for (const id of ids) {
        await door.order(id, { type: 'tick', by: 'sweep' });
        await work(id);
      }
    }
    /** By template: to the address, and the most of one day to staff. */
    const told = (template: string) => ses.sent.filter((m) => m.mail.startsWith(`${template}.`));
    const toHer = (template: string) => told(template).filter((m) => m.to.includes('one@mail.example')).length;
    const days = new Map<string, number>();
    for (const mail of ses.sent.filter((m) => m.mail.startsWith('S-') && !m.mail.startsWith('S-new.'))) {
      const kind = `${mail.mail.split('.')[0]} ${mail.at}`;
      days.set(kind, (days.get(kind) ?? 0) + 1);
    }
    return { door, ids, toHer, templates: new Set(ses.sent.map((m) => m.mail.split('.')[0])), days };
  };

  it('G20 T16: until day 31 time makes no more mails of reports whose confirmation was withheld than of the one that had it', async () => {
    const { door, ids, toHer, templates, days } = await aMonth(30, async () => undefined);
    for (const template of templates) expect([template, toHer(template ?? '') <= 1]).toEqual([template, true]);
    expect([toHer('V1'), toHer('V6'), toHer('V11')]).toEqual([1, 1, 1]);
    // The one that was confirmed, and ten of the rest.
    expect(Math.max(...days.values())).toBeLessThanOrEqual(11);
    expect(Math.max(...days.values())).toBeGreaterThan(1);
    // The desk has them all, and one task each.
    expect((await door.deps.store.queue({ limit: 100 })).rows.length).toBe(30);
    const tasks = Object.keys((await door.stateOf(ids[1]!)).tasks).filter((task) => task.startsWith('many-reports.V'));
    expect(tasks).toEqual(['many-reports.V1.r1']);
  });

  it('L15 L16: a person who is heard of, by a proof or because staff looked, is told in time like any other', async () => {
    const { toHer } = await aMonth(4, async (ids, door) => {
      await door.order(ids[1]!, { ...proved, actor: rosa });
      await door.order(ids[2]!, { type: 'close-task', task: 'many-reports.V1.r1', note: 'n', actor: rosa });
    });
    expect([toHer('V1'), toHer('V6'), toHer('V11')]).toEqual([1, 3, 3]);
  });

  it('T12: from the sixth report of a day about one person on, nothing is searched for until staff looked; the answer is the same', async () => {
    const { door, work, fileOne } = doorWithWorkers('guesses');
    const guess = (n: number) => ({ email: `g${n}@mail.example`, cards: [{ last4: String(1000 + n) }] });
    const ids: string[] = [];
    for (let n = 0; n < 7; n++) ids.push(await fileOne(guess(n)));
    const states = await Promise.all(ids.map((id) => door.stateOf(id)));
    expect(states.map((s) => s.prepared)).toEqual([true, true, true, true, true, false, false]);
    expect(states[5]?.tasks['many-reports.target']?.open).toBe(true);
    // The sweep asks for it again and again: nothing happens.
    await work(ids[5]!);
    expect((await door.stateOf(ids[5]!)).prepared).toBe(false);
    const shown = await Promise.all(
      ids.map(async (id) => (await door.ask('GET', '/case', { bearer: await door.linkOf(id) })).body),
    );
    const masked = shown.map((body) => body.replace(/[\dA-Z]{4}-[\dA-Z]{4}/u, 'REF').replace(/"tasks":\d+/u, ''));
    expect(new Set(masked.slice(0, 5)).size).toBe(1);
    const bearer = staffToken('rosa', 'reviewer');
    const task = `/desk/cases/${ids[5]}/tasks/many-reports.target`;
    expect((await door.ask('POST', task, { bearer })).status).toBe(422);
    const closed = await door.ask('POST', task, { bearer, body: { note: 'Looked at all six reports' } });
    expect(closed.status).toBe(200);
    await work(ids[5]!);
    expect((await door.stateOf(ids[5]!)).prepared).toBe(true);
  });

  it('T16: what was searched for already cannot be parked, and a mail that is on its way is not withheld', () => {
    const played = play(openCase, prepared, { type: 'park-preparation' });
    expect(Object.keys(file(played).tasks)).toEqual([]);
    const sent = play(openCase, { type: 'claim-mail', mail: 'V1.r1' }, { type: 'withhold-mail', mail: 'V1.r1' });
    expect(file(sent).mails['V1.r1']?.status).toBe('claimed');
    expect(play(openCase, { type: 'withhold-mail', mail: 'V9.x' }).refusal).toBe('thing.absent');
  });
});

describe('G20: what the holder of a link and a stranger can cause', () => {
  it('T12: six codes a day, then none, whatever they are for', async () => {
    const door = new FrontDoor('codes');
    const id = await door.file(reportOf(1), 'key-of-the-case-0001');
    const bearer = await door.linkOf(id);
    const ask = async () =>
      (await door.ask('POST', '/case/changes', { bearer, body: { what: 'contact', email: 'new@mail.example' } }))
        .status;
    const statuses = [];
    for (let n = 0; n < 8; n++) statuses.push(await ask());
    expect(statuses).toEqual([202, 202, 202, 202, 202, 202, 429, 429]);
    door.now += day;
    expect(await ask()).toBe(202);
  });

  it('T12: links asked for a reference are answered the same whether or not they are counted out, and renew nothing then', async () => {
    const door = new FrontDoor('links');
    const id = await door.file(reportOf(1), 'key-of-the-case-0001');
    await door.order(id, { type: 'claim-mail', mail: 'V1.r1' });
    const { reference } = await door.stateOf(id);
    const said = new Set<string>();
    for (let n = 0; n < 30; n++)
      for (const body of [
        { reference, email: `guess${n}@mail.example` },
        { reference: 'ZZZZ-0000', email: 'maria1@mail.example' },
      ])
        said.add(JSON.stringify(await door.ask('POST', '/links', { body, viewer: `192.0.2.${n}` })));
    await door.ask('POST', '/links', { body: { reference, email: 'maria1@mail.example' } });
    expect(said.size).toBe(1);
    expect((await door.stateOf(id)).linkVersion).toBe(1);
  });
});

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['', ''],
])('T16: %s is counted as %s: whoever holds a network of IPv6 is one, not 2^64', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it('T16 G20: a network of IPv6 that changes its address at every request has its twenty links an hour', async () => {
  const door = new FrontDoor('one network');
  const ids = [];
  for (let n = 0; n < 25; n++) ids.push(await door.file(reportOf(n), `key-of-report-${String(n).padStart(4, '0')}`));
  for (const [n, id] of ids.entries()) {
    const { reference } = await door.stateOf(id);
    await door.order(id, { type: 'claim-mail', mail: 'V1.r1' });
    const body = { reference, email: `maria${n}@mail.example` };
    await door.ask('POST', '/links', { body, viewer: `2001:db8:1:2::${n + 1}` });
  }
  const versions = await Promise.all(ids.map(async (id) => (await door.stateOf(id)).linkVersion));
  expect(versions.filter((version) => version === 2)).toHaveLength(20);
});

it('T16 G20: of new links, too, no more than five a day go to one mailbox, however many cases name it', async () => {
  const { door, work, fileOne, to } = doorWithWorkers('links to one');
  const email = 'one@mail.example';
  const ids: string[] = [];
  for (let n = 0; n < 9; n++) ids.push(await fileOne({ name: { given: `N${n}` }, email }));
  const confirmed = to(email);
  for (const [n, id] of ids.entries()) {
    const { reference } = await door.stateOf(id);
    await door.ask('POST', '/links', { body: { reference, email }, viewer: `192.0.2.${n}` });
    await work(id);
  }
  expect(to(email) - confirmed).toBe(5);
});

describe('G20: a million hostile submissions, by the rules alone (npm run bench:flood)', () => {
  it('G20: confirmations stay within one a day and three in thirty days for every address, and within the budget every day', () => {
    const flood = runFlood(100_000, 'ci');
    expect(flood.mostToOneAddress).toBeLessThanOrEqual(3);
    expect(flood.closestMs).toBeGreaterThanOrEqual(day);
    expect(flood.mostOfOneDay).toBeLessThanOrEqual(defaultMailBudget.V1);
    expect(flood.mails + flood.withheld + flood.later).toBe(100_000);
  });
});

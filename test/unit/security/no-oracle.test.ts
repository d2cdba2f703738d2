import { afterEach, describe, expect, it, vi } from 'vitest';
import { doorWithWorkers } from '../../fixtures/door-with-workers.ts';
import { FrontDoor, publishedOperations, reportOf, staffToken } from '../../fixtures/front-door.ts';
import { runOracle } from '../../fixtures/oracle-pairs.ts';

afterEach(() => vi.restoreAllMocks());

describe('G11: whether anything matched', () => {
  it('G11 T3: answers, sizes, headers, mails and letters are the same for a match of any kind and for none', async () => {
    const { pairs, matches, differing } = await runOracle(40, 'oracle');
    expect(differing).toEqual([]);
    console.log(`figure G11: ${pairs} pairs, ${matches} matches, masked answers byte-identical`);
    expect(matches).toBeGreaterThan(40);
  });
});

describe('G11: how long an answer takes', () => {
  it('G11 T3: what reads or writes the log, which is longer where something matched, is answered after the same time whatever it finds', async () => {
    const door = new FrontDoor('same time');
    const id = await door.file(reportOf(1), 'key-of-the-only-case');
    const bearer = await door.linkOf(id);
    const early: string[] = [];
    for (const { method, path } of publishedOperations().filter((o) => o.gate === 'link')) {
      let over: number | undefined;
      door.deps.wait = async (ms) => {
        for (let turns = 0; turns < 100; turns++) await new Promise(setImmediate);
        over = ms;
      };
      const body = method === 'POST' ? { body: {} } : {};
      const said = await door.ask(method, path.replace(/\{\w+\}/gu, 'x'), { bearer, ...body });
      expect(said.status).toBeLessThan(500);
      if (over === undefined) early.push(`${method} ${path}`);
      else expect(over).toBeGreaterThanOrEqual(250);
    }
    // One read of the head, which is as long as it is.
    expect(early).toEqual(['GET /case']);
  });
});

describe('G21: scanners open every link before the person does', () => {
  it('G21 T4: GET three times, HEAD and a script’s POST change nothing, the link works, and its token is in no line of the log and no subject', async () => {
    const lines: string[] = [];
    for (const how of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, how).mockImplementation((...said: unknown[]) => void lines.push(JSON.stringify(said)));
    const { door, ses, work } = doorWithWorkers('scanner');
    const id = await door.file(reportOf(1), 'key-of-the-only-case');
    await work(id);
    await door.dispatch(id);
    const bearer = await door.linkOf(id);
    const first = await door.ask('GET', '/case', { bearer });
    const before = door.commits();
    for (const method of ['GET', 'GET', 'GET', 'HEAD', 'OPTIONS']) await door.ask(method, '/case', { bearer });
    for (const path of ['/case', '/case/records', '/case/resume', '/case/paper', '/case/code'])
      await door.ask('POST', path, { bearer, body: {} });
    expect(door.commits()).toBe(before);
    expect(await door.ask('GET', '/case', { bearer })).toEqual(first);
    expect(first.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => line.includes(bearer.slice(22)))).toEqual([]);
    // The link comes by mail, and stands in its text alone; a new one too.
    expect((await door.ask('POST', `/desk/cases/${id}/link`, { bearer: staffToken('rosa', 'reviewer') })).status).toBe(
      200,
    );
    await work(id);
    const tokens = [bearer, await door.linkOf(id)].map((one) => one.slice(22));
    expect(new Set(tokens).size).toBe(2);
    for (const one of tokens) expect(ses.sent.some(({ text }) => text.includes(one))).toBe(true);
    for (const { text: _, html: __, ...rest } of ses.sent)
      for (const one of tokens) expect(JSON.stringify(rest)).not.toContain(one);
  });

  it('G21: 256 random-looking bits stand in the fragment, which no server is sent, and only a digest is stored', async () => {
    const door = new FrontDoor('fragment');
    const said = await door.ask('POST', '/reports', { body: reportOf(1), key: 'key-of-the-only-case' });
    const { link } = JSON.parse(said.body) as { link: string };
    const token = new URL(link).hash.slice(1);
    expect(link.indexOf('#')).toBeLessThan(link.indexOf(token));
    expect(Buffer.from(token.slice(22), 'base64url')).toHaveLength(32);
    expect(JSON.stringify([...door.table.cases.values()].map((c) => [c.heads, c.commits]))).not.toContain(
      token.slice(22),
    );
  });
});

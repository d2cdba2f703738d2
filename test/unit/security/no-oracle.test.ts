import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Finding } from '../../../shared/domain/case/vocabulary.ts';
import { seededRandom } from '../../fakes/random.ts';
import { FrontDoor, reportOf, type Said } from '../../fixtures/front-door.ts';
import { done, nothing, type Order, prepared } from '../domain/given.ts';

afterEach(() => vi.restoreAllMocks());

const masked = ({ status, headers, body }: Said) => ({
  status,
  headers,
  bytes: body.length,
  body: body
    .replace(/#[\w-]{65}/gu, '#LINK')
    .replace(/[\da-f]{8}-[\da-f-]{27}/gu, 'ID')
    .replace(/[\dA-Z]{4}-[\dA-Z]{4}/gu, 'REFE-RENC')
    .replace(/cases\/[\w-]{22}/gu, 'cases/CASE'),
});

/** Everything a stranger with a fresh report can see and cause, from the filing until somebody knew who asks. */
async function seen(seed: string, findings: readonly Finding[], kin: boolean) {
  const door = new FrontDoor(seed);
  const filed = await door.ask('POST', '/reports', { body: reportOf(1), key: 'key-of-the-only-case' });
  const id = /#([\w-]{22})/u.exec(filed.body)?.[1] ?? '';
  await door.dispatch(id);
  await door.order(id, prepared);
  if (kin) await door.order(id, { type: 'record-kin', kin: [{ other: 'x', kinds: ['email'] }], lookedUp: true });
  await door.order(id, { type: 'record-search', system: 'shop', findings } as Order);
  await door.order(id, nothing);
  for (const step of Object.values((await door.stateOf(id)).steps))
    if (step.outcome === 'running') await door.order(id, done(step.id));
  await door.dispatch(id);
  const bearer = await door.linkOf(id);
  const said = [filed];
  for (const [method, path, body] of [
    ['GET', '/case', undefined],
    ['GET', '/case/answer', undefined],
    ['POST', '/case/code', undefined],
    ['POST', '/case/records', { code: '123456' }],
    ['POST', '/case/paper', undefined],
    ['POST', '/case/evidence', { purpose: 'report', contentType: 'image/png' }],
    ['POST', '/case/requests', undefined],
    ['POST', '/case/changes', { what: 'contact', email: 'new@mail.example' }],
    ['POST', '/case/preferences', { largePrint: true }],
  ] as const)
    said.push(await door.ask(method, path, { bearer, ...(body === undefined ? {} : { body }) }));
  const file = await door.stateOf(id);
  const hers = Object.values(file.mails).filter((m) => m.to === 'subject');
  return {
    said: said.map(masked),
    mails: hers.map((m) => `${m.id.replace(/[\da-f]{8}-[\da-f-]{27}/gu, 'ID')} ${m.status}`),
    letters: Object.keys(file.letters),
    matched: Object.keys(file.matches).length,
  };
}

describe('G11: whether anything matched', () => {
  it('G11 T3: answers, sizes, headers, mails and letters are the same for a match of any kind and for none', async () => {
    const random = seededRandom('oracle');
    const kinds = ['card', 'email', 'phone', 'address', 'name'] as const;
    let pairs = 0;
    let matches = 0;
    for (let n = 0; n < 40; n++) {
      const findings = Array.from({ length: random.between(1, 4) }, (_, i): Finding => {
        const kind = random.pick(kinds);
        const basis = { kind, exact: random.chance(0.5), ...(kind === 'card' ? { card: 'card1' } : {}) };
        return {
          account: `A${i}`,
          basis: [basis],
          instruments: kind === 'card' ? ['pm1'] : [],
          hers: random.chance(0.1),
        };
      });
      const [match, none] = await Promise.all([
        seen(`pair ${n}`, findings, random.chance(0.5)),
        seen(`pair ${n}`, [], false),
      ]);
      pairs++;
      matches += match.matched;
      expect({ ...match, matched: 0 }, `pair ${n}`).toEqual({ ...none, matched: 0 });
    }
    console.log(`figure G11: ${pairs} pairs, ${matches} matches, masked answers byte-identical`);
    expect(matches).toBeGreaterThan(40);
  });
});

describe('G21: scanners open every link before the person does', () => {
  it('G21 T4: GET three times, HEAD and a script’s POST change nothing, the link works, and its token is in no line of the log', async () => {
    const lines: string[] = [];
    for (const how of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, how).mockImplementation((...said: unknown[]) => void lines.push(JSON.stringify(said)));
    const door = new FrontDoor('scanner');
    const id = await door.file(reportOf(1), 'key-of-the-only-case');
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

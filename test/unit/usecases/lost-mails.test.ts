import '../../fuzz/quiet.ts';
import { describe, expect, it } from 'vitest';
import { askedRows } from '../../../shared/usecases/audit.ts';
import { doorWithWorkers } from '../../fixtures/door-with-workers.ts';
import { reportOf, staffToken } from '../../fixtures/front-door.ts';
import { approve, done, found, type Order, prepared, propose, proved, rosa } from '../domain/given.ts';
import { print } from '../domain/given-letters.ts';
import { shows } from '../domain/given-recipients.ts';
import { collected, handedOver } from '../domain/given-records.ts';

const desk = 'desk@company.example';
const station = { lines: ['1 Station Road'], city: 'Springfield', region: 'IL', postalCode: '62701', country: 'US' };
const byMail = { agency: 'Springfield Police', email: 'old@police.example' };
const byPost = { agency: 'Springfield Police', address: station };
const note = 'Looked up on the website of the agency.';
const bearer = staffToken('rosa', 'reviewer');

/** A released case, with an officer she named in her report who has his copy, and what staff are told of it. */
async function answered(officer: object, more: object = {}) {
  const { door, ses, work } = doorWithWorkers('lost mails');
  const id = await door.file(reportOf(1, { officer, wants: ['records'], ...more }), 'k'.repeat(32));
  const order = async (...orders: readonly Order[]) => {
    for (const one of orders) await door.order(id, one);
  };
  await order({ ...prepared, systems: [{ system: 'shop', owner: 'shop-team' }] } as Order, found, proved);
  await order(shows('officer', ['call-back']), ...collected(), { type: 'record-kin', kin: [], lookedUp: true });
  await order(...handedOver);
  await work(id);
  const bounce = (mail: string, word: 'bounced' | 'complained' = 'bounced') =>
    order({ type: 'watch-mail', mail, word, permanent: true });
  const told = async (mail: string) => {
    await work(id);
    const sent = ses.sent.findLast((m) => m.mail === mail && m.to.includes(desk));
    if (!sent) throw new Error(`nobody was told ${mail}`);
    return sent.text;
  };
  const move = async (contact: object) =>
    await door.ask('POST', `/desk/cases/${id}/recipients/officer/address`, { bearer, body: { contact, note } });
  return { door, id, ses, work, order, bounce, told, move };
}
const again = [shows('officer', ['call-back']), propose({ kind: 'release-copy', recipient: 'officer', package: 'p1' })];

describe('what staff are told of a mail that was lost is what happened (L34, L37)', () => {
  it('an officer’s copy: no letter, and how he is reached again', async () => {
    const { bounce, told } = await answered(byMail);
    await bounce('L1.officer.p1');
    const text = await told('S-bounced.L1.officer.p1');
    expect(text).toContain('Somebody who gets a copy did not get this mail: copy for the officer.');
    expect(text).not.toContain('print queue');
    expect(text).toContain('No letter takes its place.');
  });

  it('hers: the letter that is owed; a code: none; with no other way: that one has to be agreed', async () => {
    const hers = await answered(byMail);
    await hers.bounce('V7.p1');
    expect(await hers.told('S-bounced.V7.p1')).toContain('A letter is in the print queue.');
    await hers.bounce('V1.r1', 'complained');
    expect(await hers.told('S-bounced.V1.r1')).toContain('The person complained of this mail');
    expect(Object.keys((await hers.door.stateOf(hers.id)).letters)).toEqual(expect.arrayContaining(['V7.p1', 'V1.r1']));

    const code = await answered(byMail);
    const ends = '2026-11-02T15:10:00.000Z';
    await code.order({ type: 'issue-code', code: 'k', commitment: 'c', expiresAt: ends });
    await code.bounce('V13.k');
    expect(await code.told('S-bounced.V13.k')).toContain('No letter takes its place.');

    const safe = await answered(byMail, { safeContact: true });
    await safe.bounce('V7.p1');
    expect(await safe.told('S-bounced.V7.p1')).toContain('No letter goes out');
  });

  it('a letter to him that comes back: nobody is told that it goes out again', async () => {
    const { order, told, door, id } = await answered(byPost);
    const today = { actor: rosa, at: '2026-11-02T16:00:00.000Z' } as const;
    const letter = 'L1.officer.p1';
    await order(print(letter), { type: 'post-letter', letter, on: '2026-11-02', proof: 'p', ...today });
    await order({ type: 'return-letter', letter, on: '2026-11-02', why: 'moved', ...today });
    const text = await told('S-reach.letter-returned.L1.officer.p1');
    expect(text).toContain('A letter to somebody who gets a copy came back.');
    expect(text).not.toContain('goes out again');
    expect((await askedRows(door.deps, id))[0]?.recipients).toContain('officer on 2026-11-02 (came back)');
  });
});

describe('another address of one who gets a copy, at the desk', () => {
  it('L34 L37 T9: sealed; his copy goes there when he was called back and two people released it', async () => {
    const it = await answered(byMail);
    await it.bounce('L1.officer.p1');
    const said = await it.move({ email: 'new@police.example' });
    expect([said.status, JSON.parse(said.body).events]).toEqual([200, expect.arrayContaining(['recipient-moved'])]);
    const log = (await it.door.deps.store.stored(it.id)).map(({ body }) => body).join();
    expect(log).not.toMatch(/new@police|website of the agency/u);
    await it.work(it.id);
    const got = () => it.ses.sent.filter((m) => m.to.includes('new@police.example')).map((m) => m.mail);
    expect(got()).toEqual([]);
    await it.order(...again, approve('d2'));
    await it.work(it.id);
    expect(got()).toEqual(['L1.officer.p1']);
  });

  it('L37: on paper to the new address, with the name he has', async () => {
    const it = await answered(byMail);
    await it.bounce('L1.officer.p1');
    expect((await it.move({ address: station })).status).toBe(200);
    await it.order(...again, approve('d2'), done('m1.notice'));
    const letter = encodeURIComponent('L1.officer.p1');
    const printed = await it.door.ask('POST', `/desk/cases/${it.id}/letters/${letter}/print`, { bearer, body: {} });
    expect(printed.status).toBe(200);
    const page = it.door.vaultBucket.get(`cases/${it.id}/letters/L1.officer.p1.pdf`);
    const text = Buffer.from(page?.bytes ?? '').toString();
    expect(text).toContain('1 Station Road');
    expect(text).toContain('Springfield Police');
  });

  it('L34: what is owed already goes to where he was when it was released', async () => {
    const it = await answered(byMail);
    const code = { type: 'issue-code', code: 'k', commitment: 'c', recipient: 'officer' } as const;
    await it.order({ ...code, expiresAt: '2026-11-02T15:10:00.000Z' });
    const owed = Object.values((await it.door.stateOf(it.id)).mails).filter((m) => m.status === 'owed');
    expect(owed.map((m) => m.id)).toEqual(['V13.officer.k']);
    await it.move({ email: 'new@police.example' });
    expect((await it.door.stateOf(it.id)).mails['V13.officer.k']?.from).toBeUndefined();
  });

  it('without a way he is not moved; of nobody, and of her, it is refused', async () => {
    const { move, door, id } = await answered(byMail);
    expect((await move({ agency: 'Springfield Police' })).status).toBe(422);
    const to = async (who: string) =>
      JSON.parse(
        (
          await door.ask('POST', `/desk/cases/${id}/recipients/${who}/address`, {
            bearer,
            body: { contact: { email: 'new@police.example' }, note },
          })
        ).body,
      ).code;
    expect([await to('nobody'), await to('subject')]).toEqual(['thing.absent', 'rule.correspondent']);
  });
});

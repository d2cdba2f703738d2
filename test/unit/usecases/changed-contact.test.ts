import { describe, expect, it } from 'vitest';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';
import { file, type Order, openCase, play, rosa } from '../domain/given.ts';

const email = 'new@mail.example';
const note = 'she called, with her code word';
const bearer = staffToken('rosa', 'reviewer');

/** A case whose person holds a private link. */
async function known(seed: string) {
  const door = new FrontDoor(seed);
  const id = await door.file(reportOf(1), 'key-of-the-case-0001');
  return { door, id, link: await door.linkOf(id) };
}

/** A change she asked for, which a code to her mailbox at home or a person confirms. */
async function asked({ door, link }: Awaited<ReturnType<typeof known>>): Promise<{ change: string; by: string }> {
  const said = await door.ask('POST', '/case/changes', { bearer: link, body: { what: 'contact', email } });
  return JSON.parse(said.body);
}

const changes: Readonly<Record<string, (of: Awaited<ReturnType<typeof known>>) => Promise<number>>> = {
  'staff change it on her word': async ({ door, id }) =>
    (await door.ask('POST', `/desk/cases/${id}/contact`, { bearer, body: { email, note } })).status,
  'staff confirm what she asked for': async (of) => {
    const { change } = await asked(of);
    const body = { confirmed: true, note };
    await of.door.ask('POST', `/desk/cases/${of.id}/changes/${change}/view`, { bearer });
    return (await of.door.ask('POST', `/desk/cases/${of.id}/changes/${change}`, { bearer, body })).status;
  },
  'she enters the code that came by post': async (of) => {
    const { door, id, link } = of;
    await door.order(id, {
      type: 'record-preparation',
      digests: [],
      proved: [],
      systems: [{ system: 'shop', owner: 'team' }],
      contact: { email: 'her-mail', post: 'her-home' },
    });
    await door.order(id, {
      type: 'record-proof',
      covers: ['identity', 'report'],
      method: 'document',
      documents: [],
      note: 'n',
      actor: rosa,
    });
    const { change, by } = await asked(of);
    expect(by).toBe('post');
    const key = await door.deps.vault.key(id);
    const name = `code.${Object.keys((await door.stateOf(id)).codes)[0]}`;
    const code = key?.open(name, (await door.deps.store.sealedItem(id, name)) ?? new Uint8Array());
    const said = await door.ask('POST', `/case/changes/${change}`, { bearer: link, body: { code } });
    // Her page holds a link that has just died: it has to hear of the other one.
    expect(JSON.parse(said.body)).toEqual({ change, newLink: 'email' });
    return said.status;
  },
};

describe('T4 T5: another e-mail and another link are one commit: nobody is left between', () => {
  it.each(Object.entries(changes))('%s', async (_, change) => {
    const of = await known('moved');
    const { door, id, link } = of;
    expect(await change(of)).toBe(200);
    const last = (await door.deps.store.log(id)).at(-1)?.commit.events.map((event) => event.type) ?? [];
    expect(last).toEqual(expect.arrayContaining(['contact-changed', 'link-renewed']));
    expect(last.indexOf('contact-changed')).toBeLessThan(last.indexOf('link-renewed'));
    await door.dispatch(id);
    const status = async (with_: string) => (await door.ask('GET', '/case', { bearer: with_ })).status;
    expect(await status(link)).not.toBe(200);
    expect(await status(await door.linkOf(id))).toBe(200);
    expect((await door.stateOf(id)).mails['V12.2']?.to).toBe('subject');
  });

  it('another address on paper leaves the link as it is', async () => {
    const { door, id, link } = await known('address');
    const address = { lines: ['1 Oak'], city: 'New York', region: 'NY', postalCode: '10001', country: 'US' };
    const said = await door.ask('POST', `/desk/cases/${id}/contact`, { bearer, body: { address, note } });
    expect(said.status).toBe(200);
    expect(await door.linkOf(id)).toBe(link);
  });

  it('a link that was renewed meanwhile: nothing changes, and it can be pressed again', () => {
    const order = (version: number): Order => ({
      type: 'change-contact',
      change: 'c1',
      marks: { email: 'new-mail' },
      agreed: false,
      note: 'n',
      link: { version, digest: `d${version}` },
      actor: rosa,
    });
    const renewed: Order = { type: 'renew-link', version: 2, digest: 'd2', limited: false };
    const late = play(openCase, renewed, order(2));
    expect(late.refusal).toBe('case.moved-on');
    expect(file(late).contact.ways.email.from).toBe('report');
    expect(file(play(openCase, renewed, order(3))).contact.linkDigest).toBe('d3');
  });
});

describe('T1 L45: what staff read back before they confirm a change', () => {
  const thiefs = 'thief@mail.example';
  const view = async ({ door, id }: Awaited<ReturnType<typeof known>>, change: string) => {
    const said = await door.ask('POST', `/desk/cases/${id}/changes/${change}/view`, { bearer });
    return [said.status, JSON.parse(said.body)];
  };

  it('hers, and the one of whoever reads her mail that took its place: he is not put in force by a yes to hers', async () => {
    const of = await known('thief');
    const { door, id, link } = of;
    const [hers, his] = [(await asked(of)).change, JSON.parse(await askAs(thiefs)).change as string];
    const confirm = (change: string) =>
      door.ask('POST', `/desk/cases/${id}/changes/${change}`, { bearer, body: { confirmed: true, note } });
    async function askAs(mail: string) {
      const body = { what: 'contact', email: mail, preferred: 'email' };
      return (await door.ask('POST', '/case/changes', { bearer: link, body })).body;
    }
    const blind = await confirm(his);
    expect([blind.status, blind.body]).toEqual([409, expect.stringContaining('"rule.change-unread"')]);
    expect((await door.stateOf(id)).changes[his]).toMatchObject({ status: 'asked', insteadOf: hers });
    expect(await view(of, hers)).toEqual([200, { email }]);
    expect(await view(of, his)).toEqual([200, { email: thiefs }]);
    expect((await confirm(his)).status).toBe(200);
  });

  it('who the recipient is that she named, with where his copy would go', async () => {
    const of = await known('named');
    const contact = { name: 'Jo Park', agency: 'Springfield Police', email: 'jo@police.example' };
    const said = await of.door.ask('POST', '/case/changes', {
      bearer: of.link,
      body: { what: 'recipient', kind: 'officer', contact },
    });
    expect(await view(of, JSON.parse(said.body).change)).toEqual([200, contact]);
  });

  it('a withdrawal has nothing more to read', async () => {
    const of = await known('withdrawn');
    const said = await of.door.ask('POST', '/case/changes', { bearer: of.link, body: { what: 'withdrawal' } });
    expect(await view(of, JSON.parse(said.body).change)).toEqual([200, {}]);
  });
});

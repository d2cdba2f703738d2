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
    return (await door.ask('POST', `/case/changes/${change}`, { bearer: link, body: { code } })).status;
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

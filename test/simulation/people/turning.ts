import { firstMailbox } from '../askers.ts';
import type { World } from '../engine/world.ts';
import type { Story } from '../story.ts';
import { ask, isOk } from './browser.ts';
import { askWithLink, type Kept } from './kept.ts';
import { codeIn } from './mailbox.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Everything in her life that does not wait until the case is done. */
export function liveOn(world: World, story: Story, kept: Kept): void {
  const { turns } = story;
  const later = (after: number | undefined, turn: () => Promise<void>) => {
    if (after !== undefined) void world.loop.wait(after * day + hour).then(turn);
  };
  later(turns.losesLink, () => loseLink(world, story, kept));
  if (turns.moves?.by === 'link') later(turns.moves.after, () => change(world, kept, movedTo(story)));
  later(turns.takesBack, () => change(world, kept, { what: 'withdrawal' }));
  later(turns.names?.after, () =>
    change(world, kept, {
      what: 'recipient',
      kind: turns.names?.kind,
      contact: { agency: 'Sheriff', email: 'sheriff@county.example' },
    }),
  );
  later(turns.prefers?.after, async () => {
    const { after: _, ...body } = turns.prefers ?? { after: 0 };
    await untilHeard(world, kept, 'choose', body);
  });
  later(turns.revokes, () => revoke(world, kept));
  if (turns.paper) later(20, () => untilHeard(world, kept, 'paper'));
}

/** What she writes into the form of a change; with no new mailbox she would rather have letters. */
export function movedTo({ turns: { moves } }: Story) {
  const { email, address } = moves ?? {};
  return {
    what: 'contact',
    ...(email === undefined ? { preferred: 'post' } : { email }),
    ...(address === undefined ? {} : { address }),
  };
}

/** A few times, hours apart: what is refused today may be right tomorrow. */
async function untilHeard(world: World, kept: Kept, route: string, body?: object): Promise<void> {
  for (let tries = 0; tries < 8; tries++) {
    if (isOk(await askWithLink(world, kept, route, { body }))) return;
    await world.loop.wait(9 * hour);
  }
}

/** She deletes the mail with the link, asks for another, and finds it in her mailbox or in the post. */
async function loseLink(world: World, story: Story, kept: Kept): Promise<void> {
  kept.bearer = undefined;
  const { reference = '' } = kept.receipt ?? {};
  const { person, contact, asker } = story;
  const { postalCode } = asker?.address ?? person.address;
  const hers = contact === 'email' ? { email: firstMailbox(story) } : { postalCode };
  for (let tries = 0; tries < 3; tries++)
    if (isOk(await ask(world, story.who, 'link-ask', { body: { reference, ...hers } }))) return;
}

/** Asked for on her page; where a second way is known the code comes by it, else a person calls her back. */
export async function change(world: World, kept: Kept, body: object): Promise<void> {
  for (let tries = 0; tries < 8; tries++) {
    const heard = await askWithLink(world, kept, 'change-ask', { body });
    if (!isOk(heard)) {
      await world.loop.wait(7 * hour);
      continue;
    }
    const { change: id, by } = heard.body as { change: string; by: string };
    if (by === 'staff') return;
    for (let looks = 0; looks < 20; looks++) {
      await world.loop.wait(by === 'email' ? hour / 12 : 20 * hour);
      const code = codeIn(world, kept.id ?? '', kept.tried);
      if (code === undefined) continue;
      const mistyped = world.random.fork(`${kept.story.who} mistypes ${id}`);
      if (mistyped.chance(0.4)) await mistype(world, kept, 'change-confirm', code, { change: id });
      const press = () => askWithLink(world, kept, 'change-confirm', { params: { change: id }, body: { code } });
      const said = await Promise.all(Array.from({ length: kept.story.presses }, press));
      if (said.some((h) => h !== undefined)) kept.tried.add(code);
      if (said.some(isOk)) return;
    }
    return;
  }
}

/** T1: a code nobody was sent opens nothing. */
export async function mistype(
  world: World,
  kept: Kept,
  route: string,
  right: string,
  params: Readonly<Record<string, string>> = {},
): Promise<void> {
  const code = right === '000000' ? '000001' : '000000';
  const wrong = await askWithLink(world, kept, route, { body: { code }, params });
  if (isOk(wrong)) world.contradicted.push({ rule: 'T1', id: kept.id ?? '', what: `a wrong code was taken: ${route}` });
}

/** Of everybody on her page who gets a copy. */
async function revoke(world: World, kept: Kept): Promise<void> {
  const status = await askWithLink(world, kept, 'status');
  if (!isOk(status)) return;
  const { others = [] } = status.body as { others?: readonly { readonly recipient: string }[] };
  for (const { recipient } of others) await askWithLink(world, kept, 'revoke', { params: { recipient } });
}

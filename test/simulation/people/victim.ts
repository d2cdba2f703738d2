import { evidenceKey } from '../../../shared/usecases/evidence-names.ts';
import type { World } from '../engine/world.ts';
import type { Story } from '../story.ts';
import { ask, isOk } from './browser.ts';

/** What she holds in her hands: the acknowledgement, and later the records. */
export interface Kept {
  readonly story: Story;
  receipt?: { readonly reference: string; readonly dueOn: string; readonly link: string } | undefined;
  openedFiles?: number | undefined;
  /** One report was acknowledged in two ways. */
  twoReceipts?: boolean;
  /** When she heard the acknowledgement. */
  acknowledgedAt?: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** She files, presses twice, tries again until she is told it was taken; brings her documents; looks; opens her records. */
export function liveAsVictim(world: World, story: Story): Kept {
  const kept: Kept = { story };
  void live(world, story, kept);
  return kept;
}

async function live(world: World, story: Story, kept: Kept): Promise<void> {
  const { loop } = world;
  const random = world.random.fork(story.who);
  await loop.wait(story.arrivesAfterMs);
  const key = `key-${story.who.replace(' ', '-')}-${random.between(1e6, 9e6)}`;
  const body = reportOf(story);
  // Longer than any service is down.
  for (let tries = 0; tries < 200 && !kept.receipt; tries++) {
    const heard = await Promise.all(
      Array.from({ length: story.presses }, () => ask(world, story.who, 'report', { key, body })),
    );
    const receipts = heard.filter(isOk).map((h) => h.body as NonNullable<Kept['receipt']>);
    kept.twoReceipts ||= new Set(receipts.map((r) => JSON.stringify(r))).size > 1;
    kept.receipt = receipts[0];
    if (!kept.receipt) await loop.wait(random.pick([2_000, minute, hour]));
  }
  if (!kept.receipt) return;
  kept.acknowledgedAt = loop.now;
  const bearer = kept.receipt.link.split('#')[1] ?? '';
  void askAgain(world, story, bearer);
  if (story.documentsAfter !== undefined) {
    await loop.wait(story.documentsAfter * day + random.between(0, hour));
    for (const purpose of ['identity', 'report'] as const) await bring(world, story, bearer, purpose);
  }
  const again = world.random.fork(`${story.who} thinks again`);
  for (let looks = 0; looks < 40 && kept.openedFiles === undefined; looks++) {
    await loop.wait(random.between(12, 60) * hour);
    const status = await ask(world, story.who, 'status', { bearer });
    if (isOk(status) && (status.body as { withdrawn?: boolean }).withdrawn === true && again.chance(0.3))
      await ask(world, story.who, 'resume', { bearer });
    if (
      isOk(status) &&
      (status.body as { word: string }).word === 'ready' &&
      story.contact === 'email' &&
      !story.bounces
    )
      kept.openedFiles = await open(world, story, bearer);
  }
}

/** Some ask a second time, before they have their answer or after it (L33). */
async function askAgain(world: World, story: Story, bearer: string): Promise<void> {
  const random = world.random.fork(`${story.who} asks again`);
  if (!random.chance(0.08)) return;
  await world.loop.wait(random.between(hour, 16 * day));
  for (let tries = 0; tries < 20; tries++) {
    const press = () => ask(world, story.who, 'ask-again', { bearer });
    const heard = await Promise.all(Array.from({ length: story.presses }, press));
    if (heard.some(isOk)) return;
    await world.loop.wait(random.pick([minute, hour]));
  }
}

async function bring(world: World, story: Story, bearer: string, purpose: 'identity' | 'report'): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    const heard = await ask(world, story.who, 'evidence', { bearer, body: { purpose, contentType: 'image/png' } });
    if (isOk(heard)) {
      const { document } = heard.body as { document: string };
      world.onUpload(evidenceKey(bearer.slice(0, 22), document), Buffer.from(`a picture by ${story.who}`));
      return;
    }
    await world.loop.wait(hour);
  }
}

/** Asks for a code, reads it in her mail, types it in, twice when impatient. */
async function open(world: World, story: Story, bearer: string): Promise<number | undefined> {
  const asked = world.loop.now;
  if (!isOk(await ask(world, story.who, 'code', { bearer }))) return undefined;
  for (let looks = 0; looks < 9; looks++) {
    await world.loop.wait(minute);
    const mails = world.ses.sent.filter(
      (m) => m.at >= asked && m.case === bearer.slice(0, 22) && m.mail.startsWith('V13.'),
    );
    const code = /\b(\d{6})\b/u.exec(mails.at(-1)?.text ?? '')?.[1];
    if (code === undefined) continue;
    const heard = await Promise.all(
      Array.from({ length: story.presses }, () => ask(world, story.who, 'records', { bearer, body: { code } })),
    );
    const opened = heard.find(isOk);
    if (opened) return (opened.body as { files: unknown[] }).files.length;
  }
  return undefined;
}

/** What her browser sends. */
export function reportOf(story: Story) {
  const { person, card } = story;
  const { last4, expMonth, expYear } = { last4: card.number.slice(-4), ...card };
  return {
    language: story.language,
    name: { given: person.given, family: person.family },
    addresses: [person.address],
    contact: story.contact,
    ...(story.contact === 'email' ? { email: person.email } : {}),
    phones: [person.phone],
    happened: ['account-opened', 'bought'],
    wants: [...story.wants],
    cards: [{ last4, expMonth, expYear, token: story.token }],
    ownAccounts: [person.email],
    ...(story.otherEmails ? { otherEmails: [...story.otherEmails] } : {}),
    ...(story.officer ? { officer: { agency: 'Police', email: 'officer@police.example' } } : {}),
    signature: person.name,
  };
}

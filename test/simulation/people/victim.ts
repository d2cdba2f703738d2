import type { DocumentPurpose } from '../../../shared/domain/case/vocabulary.ts';
import { addDays, fromEpoch, localDate } from '../../../shared/domain/time.ts';
import { evidenceKey } from '../../../shared/usecases/evidence-names.ts';
import { officersMailbox, requesterOf } from '../askers.ts';
import type { World } from '../engine/world.ts';
import { resolvedToken, type Story } from '../story.ts';
import { ask, isOk } from './browser.ts';
import { askWithLink, type Kept } from './kept.ts';
import { codeIn } from './mailbox.ts';
import { liveOn, mistype } from './turning.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** She files, presses twice, tries again until she is told it was taken; brings her documents; looks; opens her records. */
export function liveAsVictim(world: World, story: Story): Kept {
  const kept: Kept = { story, tried: new Set() };
  void live(world, story, kept);
  return kept;
}

async function live(world: World, story: Story, kept: Kept): Promise<void> {
  const { loop } = world;
  const random = world.random.fork(story.who);
  await loop.wait(story.arrivesAfterMs);
  const key = `key-${story.who.replace(' ', '-')}-${random.between(1e6, 9e6)}`;
  const filing = filingOf(world, story, key);
  // Longer than any service is down.
  for (let tries = 0; tries < 200 && !kept.receipt; tries++) {
    const heard = await Promise.all(
      Array.from({ length: story.presses }, () => ask(world, filing.who, filing.route, filing.asked)),
    );
    const receipts = heard.filter(isOk).map((h) => h.body as NonNullable<Kept['receipt']>);
    kept.twoReceipts ||= new Set(receipts.map((r) => JSON.stringify(r))).size > 1;
    kept.receipt = receipts[0];
    if (!kept.receipt) await loop.wait(random.pick([2_000, minute, hour]));
  }
  if (!kept.receipt) return;
  kept.acknowledgedAt = loop.now;
  kept.id = world.table.references.get(kept.receipt.reference) ?? '';
  kept.bearer = kept.receipt.link?.split('#')[1];
  void askAgain(world, story, kept);
  liveOn(world, story, kept);
  if (story.documentsAfter !== undefined) {
    await loop.wait(story.documentsAfter * day + random.between(0, hour));
    for (const purpose of papersOf(story)) await bring(world, kept, purpose);
  }
  const again = world.random.fork(`${story.who} thinks again`);
  for (let looks = 0; looks < 40 && kept.openedFiles === undefined; looks++) {
    await loop.wait(random.between(12, 60) * hour);
    const status = await askWithLink(world, kept, 'status');
    if (isOk(status) && (status.body as { withdrawn?: boolean }).withdrawn === true && again.chance(0.3))
      await askWithLink(world, kept, 'resume');
    if (
      isOk(status) &&
      (status.body as { word: string }).word === 'ready' &&
      story.contact === 'email' &&
      !story.bounces
    )
      kept.openedFiles = await open(world, kept);
  }
}

/** Some ask a second time, before they have their answer or after it (L33), and half of those tell more to search for (L24). */
async function askAgain(world: World, story: Story, kept: Kept): Promise<void> {
  const random = world.random.fork(`${story.who} asks again`);
  if (!random.chance(0.08)) return;
  await world.loop.wait(random.between(hour, 16 * day));
  const body = random.chance(0.5) ? toldLate(world, story) : {};
  for (let tries = 0; tries < 20; tries++) {
    const press = () => askWithLink(world, kept, 'ask-again', { body });
    const heard = await Promise.all(Array.from({ length: story.presses }, press));
    if (heard.some(isOk)) return;
    await world.loop.wait(random.pick([minute, hour]));
  }
}

/** An email, a phone, a name of before, and a card on no account: another number of hers, which the provider knows by its token. */
function toldLate(world: World, { person, card, token }: Story) {
  const late = `late_${token}`;
  const number = `${card.number.slice(0, -4)}0177`;
  world.tokens.set(late, resolvedToken({ card: { ...card, number }, proved: true }));
  return {
    phones: ['617 333 0177'],
    emails: [`old.${person.email}`],
    names: [`${person.name} Before`],
    cards: [{ last4: number.slice(-4), token: late }],
  };
}

/** Hers, and his who asks in her place. */
function papersOf({ asker }: Story): readonly DocumentPurpose[] {
  const his = asker?.kind === 'officer' ? 'authorisation' : 'authority';
  return ['identity', 'report', ...(asker?.hasPaper === true ? ([his] as const) : [])];
}

/** One paper, until it is taken. */
export async function bring(world: World, kept: Kept, purpose: DocumentPurpose): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    const heard = await askWithLink(world, kept, 'evidence', { body: { purpose, contentType: 'image/png' } });
    if (isOk(heard)) {
      const { document } = heard.body as { document: string };
      world.onUpload(evidenceKey(kept.id ?? '', document), Buffer.from(`a picture by ${kept.story.who}`));
      return;
    }
    await world.loop.wait(hour);
  }
}

/** Asks for a code, reads it in her mail or in the letter that came meanwhile, types it in, twice when impatient. */
async function open(world: World, kept: Kept): Promise<number | undefined> {
  const asked = world.loop.now;
  if (!isOk(await askWithLink(world, kept, 'code'))) return undefined;
  for (let looks = 0; looks < 9; looks++) {
    await world.loop.wait(minute);
    const code = codeIn(world, kept.id ?? '', kept.tried);
    if (code === undefined) continue;
    if (world.random.fork(`${kept.story.who} mistypes ${asked}`).chance(0.1))
      await mistype(world, kept, 'records', code);
    const press = () => askWithLink(world, kept, 'records', { body: { code } });
    const heard = await Promise.all(Array.from({ length: kept.story.presses }, press));
    // No page at all: the same code once more.
    if (heard.some((h) => h !== undefined)) kept.tried.add(code);
    const opened = heard.find(isOk);
    if (opened) return (opened.body as { files: unknown[] }).files.length;
  }
  return undefined;
}

const frontLine = { id: 'fran', roles: ['front-line'] } as const;

/** She fills in the form, or somebody who answers the phone writes down what she said, when they come to it (L4). */
function filingOf(world: World, story: Story, key: string) {
  const { keyedIn } = story.turns;
  const report = reportOf(story);
  if (keyedIn === undefined) return { who: story.who, route: 'report', asked: { key, body: report } };
  const receivedOn = addDays(localDate(fromEpoch(world.loop.now), world.brand.timeZone), -keyedIn);
  const body = { channel: 'phone-note', form: 'spoken', receivedOn, report };
  return { who: frontLine.id, route: 'key-in', asked: { key, body, staff: frontLine } };
}

/** What her browser sends. */
export function reportOf(story: Story) {
  const { person, claims, asker } = story;
  return {
    language: story.language,
    ...(asker ? { requester: requesterOf(asker) } : {}),
    name: { given: person.given, family: person.family },
    addresses: [person.address],
    contact: story.contact,
    ...(story.contact === 'email' || asker ? { email: person.email } : {}),
    phones: [person.phone],
    happened: ['account-opened', 'bought'],
    wants: [...story.wants],
    cards: [story, ...(claims ? [claims] : [])].map(({ card: { number, expMonth, expYear }, token }) => ({
      last4: number.slice(-4),
      expMonth,
      expYear,
      token,
    })),
    ownAccounts: [person.email],
    ...(story.otherEmails ? { otherEmails: [...story.otherEmails] } : {}),
    ...(story.turns.unsafeHome ? { safeContact: true, help: ['paper'] } : {}),
    ...(story.officer ? { officer: { agency: 'Police', email: officersMailbox(story) } } : {}),
    signature: asker?.name ?? person.name,
  };
}

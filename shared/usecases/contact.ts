import type { CaseEvent } from '../domain/case/events.ts';
import { correspondentOf, hasPassed } from '../domain/case/recipient.ts';
import type { Refusal } from '../domain/case/refusals.ts';
import type { CaseFile } from '../domain/case/state.ts';
import type { NextLink } from '../domain/case/tracks/contact.ts';
import { anyDisputed } from '../domain/case/tracks/reach.ts';
import type { Actor, Way } from '../domain/case/vocabulary.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';
import { plusMs } from '../domain/time.ts';
import type { SealedItem } from '../ports/case-store.ts';
import type { CaseKey } from '../ports/vault.ts';
import type { ChangeBody } from '../schemas/contact-requests.ts';
import type { Report } from '../schemas/report.ts';
import type { ContactDetails } from '../schemas/sealed.ts';
import { type AccessError, type CaseAccessDeps, type Entered, enter, stamp } from './case-access.ts';
import { execute, type LogDeps, load } from './case-log.ts';
import { marksOf, openDetails, phoneMark } from './contact-details.ts';
import { correspondentName, openReport } from './known-identifiers.ts';
import { codeCommitment, sealedCode } from './one-time-code.ts';
import { codeDaysByPost, codeMinutes } from './person-message.ts';
import { linkDigest, linkToken } from './private-link.ts';
import { contactItem } from './recipient-contact.ts';

/** Only whoever asked may change how the case goes on; another recipient's link sees nothing of it. */
async function enterAsCorrespondent(
  deps: CaseAccessDeps,
  token: Secret<string>,
): Promise<Result<Entered, AccessError>> {
  const entered = await enter(deps, token);
  if (!entered.ok) return entered;
  return entered.value.recipient === correspondentOf(entered.value.file) ? entered : fail('thing.absent');
}

/** How a change is confirmed: by the code that went to a second way, or by a person who calls. */
export interface AskedChange {
  readonly change: string;
  readonly by: Way | 'staff';
}

/** Seals what she wants changed and asks for its confirmation; nothing has changed yet. */
export async function askForChange(
  deps: CaseAccessDeps,
  token: Secret<string>,
  body: ChangeBody,
): Promise<Result<AskedChange, AccessError>> {
  const entered = await enterAsCorrespondent(deps, token);
  if (!entered.ok) return entered;
  const { id, key, loaded, recipient: asker } = entered.value;
  const [change, code, secret] = [deps.ids.uuid(), deps.ids.uuid(), deps.ids.code()];
  if (!(await deps.limits.take('code', deps.hidden(`${id}|${asker}`), code))) return fail('rate.case-limited');
  const details: ContactDetails = body.what === 'contact' ? { email: body.email, address: body.address } : {};
  const stamped = stamp(deps, entered.value, `change.${change}`);
  const seal = (name: string, text: string): SealedItem => ({ name, bytes: key.seal(name, text) });
  const recipient = body.what === 'recipient' ? { id: deps.ids.uuid(), kind: body.kind } : undefined;
  const done = await execute(
    deps,
    loaded,
    {
      type: 'ask-for-change',
      change,
      what: body.what,
      marks: marksOf(key, details),
      preferred: body.what === 'contact' ? body.preferred : undefined,
      ...(body.what === 'recipient' && recipient
        ? { recipient: { ...recipient, byPost: body.contact.email === undefined } }
        : {}),
      code: {
        id: code,
        commitment: codeCommitment(key, id, secret),
        email: plusMs(stamped.at, codeMinutes * 60_000),
        post: plusMs(stamped.at, codeDaysByPost * 24 * 3_600_000),
      },
      ...stamped,
    },
    [
      seal(`change.${change}`, JSON.stringify(details)),
      sealedCode(key, `code.${code}`, secret),
      ...(body.what === 'recipient' && recipient
        ? [seal(contactItem(recipient.id), JSON.stringify(body.contact))]
        : []),
    ],
  );
  if (!done.ok) return done;
  const asked = done.value.events.find((e) => e.type === 'change-asked');
  return asked?.type === 'change-asked' ? ok({ change, by: asked.by }) : fail('case.moved-on');
}

export interface ConfirmedChange {
  readonly change: string;
  /** The link that was used has died: how another one comes; `person`: there is no safe way, somebody will call. */
  readonly newLink?: Way | 'person' | undefined;
}

/** The code that went to the second way. */
export async function confirmChange(
  deps: CaseAccessDeps,
  token: Secret<string>,
  change: string,
  code: Secret<string>,
): Promise<Result<ConfirmedChange, AccessError>> {
  const entered = await enterAsCorrespondent(deps, token);
  if (!entered.ok) return entered;
  const { id, key, file, loaded } = entered.value;
  const stamped = stamp(deps, entered.value, `confirm.${deps.ids.uuid()}`);
  const done = await execute(deps, loaded, {
    type: 'confirm-change',
    change,
    commitment: codeCommitment(key, id, code),
    link: nextLink(deps, key, id, file),
    ...stamped,
  });
  if (!done.ok) return done;
  const { events } = done.value;
  if (!events.some((e) => e.type === 'change-settled')) return fail('code.wrong');
  return ok(events.some((e) => e.type === 'link-renewed') ? { change, newLink: wayOfLink(events) } : { change });
}

function wayOfLink(events: readonly CaseEvent[]): Way | 'person' {
  const owed = events.find((e) => (e.type === 'mail-owed' || e.type === 'letter-owed') && e.template === 'V12');
  return owed === undefined ? 'person' : owed.type === 'mail-owed' ? 'email' : 'post';
}

/** What needs nothing but the link: language, large print, her records on paper, taking a withdrawal back. */
export async function orderByLink(
  deps: CaseAccessDeps,
  token: Secret<string>,
  order:
    | {
        readonly type: 'set-preferences';
        readonly language?: 'en' | 'es' | undefined;
        readonly largePrint?: boolean | undefined;
      }
    | { readonly type: 'take-back-withdrawal' }
    | { readonly type: 'ask-for-paper' },
): Promise<Result<{ readonly done: true }, AccessError>> {
  const entered = await enterAsCorrespondent(deps, token);
  if (!entered.ok) return entered;
  const { file, loaded } = entered.value;
  const stamped = stamp(deps, entered.value, `${order.type}.${deps.ids.uuid()}`);
  const newest = file.recipients[correspondentOf(file)]?.copies.at(-1)?.package;
  if (order.type === 'ask-for-paper' && newest === undefined) return fail('records.not-released');
  const done = await execute(
    deps,
    loaded,
    order.type === 'ask-for-paper' ? { ...order, package: newest ?? '', ...stamped } : { ...order, ...stamped },
  );
  return done.ok ? ok({ done: true }) : done;
}

type RenewDeps = LogDeps & Pick<CaseAccessDeps, 'clock' | 'ids'>;

/** What a change of her e-mail puts in the place of the link in force: that one lies in the old mailbox. */
export function nextLink({ sha256 }: Pick<LogDeps, 'sha256'>, key: CaseKey, id: string, file: CaseFile): NextLink {
  const version = file.linkVersion + 1;
  return { version, digest: linkDigest(linkToken(key, id, version, correspondentOf(file)), sha256) };
}

/** A new link revokes the old one. Two at once are one: the second finds the version taken. */
export async function renewLink(
  deps: RenewDeps,
  id: string,
  key: CaseKey,
  actor: Actor,
  limited: boolean,
): Promise<Result<{ readonly renewed: boolean }, Refusal>> {
  const loaded = await load(deps, id);
  if (loaded.state.phase === 'none') return fail('case.absent');
  const done = await execute(deps, loaded, {
    type: 'renew-link',
    ...nextLink(deps, key, id, loaded.state.file),
    limited,
    at: deps.clock.now(),
    actor,
    id: `link.${deps.ids.uuid()}`,
  });
  return done.ok ? ok({ renewed: done.value.events.length > 0 }) : done;
}

/** What staff read before they call: everything by which she can be reached, and what of it is not safe. */
export interface ContactCard {
  readonly name: string;
  readonly callMe?: string | undefined;
  readonly codeWord?: string | undefined;
  readonly safeContact: boolean;
  readonly email?: string | undefined;
  readonly address?: ContactDetails['address'];
  readonly phones: readonly { readonly number: string; readonly disputed: boolean }[];
  /** Of her own phone: whether a message may be left. Absent: nobody said. */
  readonly phoneMessage?: boolean | undefined;
  readonly help: NonNullable<Report['help']>;
}

export async function contactCard(deps: LogDeps, key: CaseKey, id: string, file: CaseFile): Promise<ContactCard> {
  const filed = await openReport(deps.store, key, id);
  const { ways } = file.contact;
  const [byEmail, byPost] = await Promise.all([
    openDetails(deps.store, key, id, ways.email.from),
    openDetails(deps.store, key, id, ways.post.from),
  ]);
  const asker =
    filed.requester !== undefined && filed.requester.kind !== 'self' && !hasPassed(file) ? filed.requester : undefined;
  const phones = asker ? [asker.phone].flatMap((p) => p ?? []) : (filed.phones ?? []);
  return {
    name: correspondentName(filed, file),
    callMe: filed.callMe,
    codeWord: filed.codeWord,
    safeContact: file.safeContact,
    email: byEmail.email,
    address: byPost.address,
    phones: phones.map((number) => ({ number, disputed: anyDisputed(file, [phoneMark(key, number)]) })),
    ...(asker ? {} : { phoneMessage: filed.phoneMessage }),
    help: filed.help ?? [],
  };
}

import { renderMail } from '../content/mails/render-mail.ts';
import {
  type Bounced,
  type MailTemplate,
  type OfficerMail,
  type PersonMail,
  type ReachTask,
  reachTasks,
  type StuckWork,
} from '../content/mails/template.ts';
import type { Brand } from '../domain/brand.ts';
import { languageTo } from '../domain/case/recipient.ts';
import type { CaseFile, Mail, Request } from '../domain/case/state.ts';
import { type Held, heldBy, standingOf } from '../domain/case/tracks/answers.ts';
import { stepAnswerBy } from '../domain/case/tracks/by-hand.ts';
import { isOfFlood } from '../domain/case/tracks/floods.ts';
import { asksForNothing } from '../domain/case/tracks/letters.ts';
import { isGivenUp } from '../domain/case/tracks/mails.ts';
import { restOwed } from '../domain/case/tracks/records-owed.ts';
import { unfinishedKind } from '../domain/case/tracks/unfinished.ts';
import type { MailTemplateId } from '../domain/case/vocabulary.ts';
import { type MailBudget, remindersOfFloods } from '../domain/limits.ts';
import { normaliseEmail } from '../domain/normalise.ts';
import { daysBetween, localDate } from '../domain/time.ts';
import type { Limits } from '../ports/limits.ts';
import type { Clock, Ids, Mailer } from '../ports/outside.ts';
import type { CaseKey, Vault } from '../ports/vault.ts';
import { execute, type LogDeps, load } from './case-log.ts';
import { openEmail } from './contact-details.ts';
import { openReport } from './known-identifiers.ts';
import { personMessage, personTemplates } from './person-message.ts';
import { linkOf, statusPage } from './private-link.ts';
import { contactOf } from './recipient-contact.ts';
import { stillMissing } from './still-missing.ts';

export interface SendMailDeps extends LogDeps {
  readonly vault: Vault;
  readonly mailer: Mailer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly brand: Brand;
  readonly limits: Limits;
  readonly budget: MailBudget;
  readonly staff: {
    readonly compliance: readonly string[];
    readonly backup: readonly string[];
    readonly executives: readonly string[];
  };
}

/**
 * Write, claim, send, record. SES takes no idempotency key, so a mail is claimed in the log first; a claim that came to nothing may be taken
 * again only after ten minutes, later an hour, without SES's own word that it went out (reliability.md). `later`: the day's mails are spent, and the sweep asks
 * again within a day; the case is kept and the reference was on the screen (T16). `retry`: a claim that came to nothing yet stays on the queue,
 * so that an SES that takes nothing rings by its dead letters.
 */
export async function sendMail(
  deps: SendMailDeps,
  message: { readonly case: string; readonly work: string; readonly receives: number },
): Promise<'done' | 'later' | 'retry'> {
  try {
    const tried = await trySending(deps, message);
    if (tried === 'retry') await doubt(deps, message);
    return tried;
  } catch (error) {
    await doubt(deps, message);
    throw error;
  }
}

/** How often a mail is tried, some minutes apart, before a person learns that nobody knows whether it went out (G25). It is still tried. */
const quietTries = 3;

async function doubt(
  deps: SendMailDeps,
  { case: id, work, receives }: { readonly case: string; readonly work: string; readonly receives: number },
): Promise<void> {
  if (receives < quietTries) return;
  const loaded = await load(deps, id);
  if (loaded.state.phase === 'none') return;
  const stamp = { at: deps.clock.now(), actor: { kind: 'worker', id: 'send-mail' } } as const;
  await execute(deps, loaded, { type: 'doubt-mail', mail: work, ...stamp, id: `doubt.${work}` });
}

async function trySending(
  deps: SendMailDeps,
  message: { readonly case: string; readonly work: string },
): Promise<'done' | 'later' | 'retry'> {
  const loaded = await load(deps, message.case);
  if (loaded.state.phase === 'none') return 'done';
  const { file } = loaded.state;
  const owed = file.mails[message.work];
  if (
    !owed ||
    owed.status === 'sent' ||
    owed.status === 'delivered' ||
    owed.status === 'bounced' ||
    owed.status === 'withheld'
  )
    return 'done';
  if (owed.status === 'claimed' && !isGivenUp(owed, deps.clock.now())) return 'retry';
  if (owed.to === 'subject' && asksForNothing(file, owed)) return await withhold(deps, loaded, owed);
  // Everything that can fail without a mail having gone out comes before the claim: a claim that came to nothing costs ten minutes.
  const key = await deps.vault.key(loaded.id);
  if (!key) throw new Error(`case ${loaded.id} has no key`);
  const mail = renderMail(await templateOf(deps, key, loaded.id, file, owed), {
    brand: deps.brand,
    language: languageTo(file, recipientOf(owed)),
    safeContact: file.safeContact,
  });
  const to = await addressesOf(deps, key, loaded.id, file, owed);
  const stamp = { at: deps.clock.now(), actor: { kind: 'worker', id: 'send-mail' } } as const;
  const left = owed.status === 'owed' ? await mayGo(deps, loaded.id, file, owed, to) : 'yes';
  if (left === 'later') return left;
  if (left === 'never') return await withhold(deps, loaded, owed);
  // Two workers may claim in the same millisecond: only what is one's own is a claim to act on, so each order has an id of its own.
  const own = `claim.${owed.id}.${deps.ids.uuid()}`;
  const claimed = await execute(deps, loaded, { type: 'claim-mail', mail: owed.id, ...stamp, id: own });
  if (!claimed.ok) throw new Error(`a mail could not be claimed: ${claimed.error}`);
  if (claimed.value.events.length === 0) return 'retry';
  const sent = await deps.mailer.send({
    ...mail,
    to,
    from: `"${deps.brand.company}" <${deps.brand.mailFrom}>`,
    case: loaded.id,
    mail: owed.id,
  });
  // What SES refuses for good goes the way of a bounce: to paper, and to a person (L37).
  const recorded = await execute(deps, claimed.value.loaded, {
    ...(sent.refused
      ? { type: 'watch-mail', word: 'rejected', permanent: true, id: `refused.${own}` }
      : { type: 'record-mail-sent', message: sent.message, owedAt: owed.owedAt, id: `sent.${owed.id}` }),
    mail: owed.id,
    ...stamp,
  });
  if (!recorded.ok) throw new Error(`the log refused a sent mail: ${recorded.error}`);
  return 'done';
}

async function withhold(deps: SendMailDeps, loaded: Awaited<ReturnType<typeof load>>, { id }: Mail): Promise<'done'> {
  const stamp = { at: deps.clock.now(), actor: { kind: 'worker', id: 'send-mail' } } as const;
  await execute(deps, loaded, { type: 'withhold-mail', mail: id, ...stamp, id: `withhold.${id}` });
  return 'done';
}

/** What a stranger can cause is counted: confirmations by address, with the notices of new cases by day, and what time makes of them (G20). */
async function mayGo(
  { limits, budget, vault }: SendMailDeps,
  id: string,
  file: CaseFile,
  owed: Mail,
  to: readonly string[],
): Promise<'yes' | 'later' | 'never'> {
  const { id: mail, template } = owed;
  if (isOfFlood(file, owed))
    return owed.to !== 'subject' && (await limits.spend(template, remindersOfFloods)) ? 'yes' : 'never';
  if (template !== 'V1' && template !== 'S-new') return 'yes';
  if (template === 'V1') {
    const who = await vault.digest('limit-email', to.map((address) => normaliseEmail(address) ?? address).join());
    if (!(await limits.take('confirmation', who, `${id}.${mail}`))) return 'never';
  }
  return (await limits.spend(template, budget[template])) ? 'yes' : 'later';
}

async function addressesOf(
  deps: SendMailDeps,
  key: CaseKey,
  id: string,
  file: CaseFile,
  mail: Mail,
): Promise<readonly string[]> {
  const { staff } = deps;
  switch (mail.to) {
    case 'compliance':
      return mail.template === 'S-reminder' ? [...staff.compliance, ...staff.backup] : staff.compliance;
    case 'backup':
      return staff.backup.length > 0 ? staff.backup : staff.compliance;
    case 'executives':
      return [...staff.executives, ...staff.compliance];
    case 'system-owner': {
      const owner = ownerOf(file, mail.about);
      return owner?.includes('@') ? [owner] : staff.compliance;
    }
    case 'recipient': {
      const { email } = await contactOf(deps.store, key, id, mail.recipient ?? '', mail.from);
      if (email === undefined) throw new Error(`mail ${mail.id} has nobody to go to`);
      return [email];
    }
    case 'subject':
    case 'officer': {
      const address =
        mail.to === 'subject'
          ? await openEmail(deps.store, key, id, file, mail.from)
          : (await openReport(deps.store, key, id)).officer?.email;
      if (address === undefined) throw new Error(`mail ${mail.id} has nobody to go to`);
      return [address];
    }
    default:
      return mail.to satisfies never;
  }
}

/** Whose mail it is, where it is not that of whoever asked; an officer's own in logs of before. */
function recipientOf({ to, recipient }: Mail): string | undefined {
  return recipient ?? (to === 'officer' ? 'officer' : undefined);
}

async function templateOf(
  deps: SendMailDeps,
  key: CaseKey,
  id: string,
  file: CaseFile,
  mail: Mail,
): Promise<MailTemplate> {
  const { reference } = file;
  const { site } = deps.brand;
  const request = file.requests[mail.about.split('.')[0] ?? ''] ?? Object.values(file.requests).at(-1);
  if (!request) throw new Error(`case ${id} has no request`);
  const dueDate = request.dueOn;
  const copy = mail.recipient === undefined ? undefined : file.recipients[mail.recipient];
  const until = copy?.copies.at(-1)?.until ?? file.packages[mail.about]?.until ?? dueDate;
  const theirs = {
    reference,
    link: statusPage(site, languageTo(file, recipientOf(mail)), linkOf(key, id, file, mail.recipient)),
    availableUntil: until,
  };
  const desk = { reference, deskUrl: `${site}/staff/#/case/${reference}` };
  switch (mail.template) {
    case 'V1':
    case 'V2':
    case 'V3':
    case 'V4':
    case 'V5':
    case 'V6':
    case 'V7':
    case 'V8':
    case 'V9':
    case 'V10':
    case 'V11':
    case 'V12':
    case 'V13':
    case 'V14':
    case 'V15':
    case 'V16':
    case 'V17':
      return await personMessage(deps, key, id, file, { template: mail.template, about: mail.about });
    case 'V18':
      return { id: 'V18', ...theirs };
    case 'L1':
      return { id: 'L1', ...theirs, why: copy?.kind === 'agency' ? 'authorised' : 'named' };
    case 'S-new':
      return { id: 'S-new', ...desk, dueDate, channel: request.channel };
    case 'S-reminder': {
      const day = Number(mail.about.split('.')[1]);
      const daysLeft = daysBetween(localDate(deps.clock.now(), file.timeZone), dueDate);
      return {
        id: 'S-reminder',
        ...desk,
        dueDate,
        day,
        daysLeft,
        owner: file.owner,
        backup: file.backup,
        missing: stillMissing(file),
        ...heldOf(file, request),
      };
    }
    case 'S-second-review':
      return { id: 'S-second-review', ...desk, what: file.proposals[mail.about]?.decision.kind ?? 'release' };
    case 'S-few-approvers':
      return { id: 'S-few-approvers', ...desk, dueDate };
    case 'S-overdue':
      return {
        id: 'S-overdue',
        ...desk,
        dueDate,
        owner: request.missedOwner ?? file.owner,
        told: standingOf(file, { template: 'V11', about: request.id }),
        ...heldOf(file, request),
      };
    case 'S-unacknowledged': {
      const day = Number(mail.about.split('.')[1]);
      return {
        id: 'S-unacknowledged',
        ...desk,
        dueDate,
        day,
        owner: file.owner,
        to: mail.to === 'backup' ? 'backup' : 'executives',
      };
    }
    case 'S-stuck':
      return { id: 'S-stuck', ...desk, what: stuckWork(file, mail.about) };
    case 'S-hold':
      return { id: 'S-hold', ...desk, endsOn: mail.about };
    case 'S-claim':
      return { id: 'S-claim', ...desk };
    case 'S-appeal':
      return { id: 'S-appeal', ...desk };
    case 'S-by-hand':
      return { id: 'S-by-hand', ...desk, what: stuckWork(file, mail.about), answerBy: answerByOf(file, mail.about) };
    case 'S-bounced':
      return { id: 'S-bounced', ...desk, ...lostMail(file, file.mails[mail.about]) };
    case 'S-reach':
      return { id: 'S-reach', ...desk, what: reachTaskOf(file, mail.about) };
    default:
      return mail.template satisfies never;
  }
}

/** What keeps the answer of this request, when nothing else of it is owed. */
function heldOf(file: CaseFile, request: Request): { readonly held?: Held } {
  const held = restOwed(file, request.id) ? undefined : heldBy(file, request);
  return held === undefined ? {} : { held };
}

/** Who has the system a search or a step is about. */
function ownerOf(file: CaseFile, about: string): string | undefined {
  return file.searches[systemIn(file, about)]?.owner;
}

function systemIn(file: CaseFile, about: string): string {
  return about.startsWith('search.')
    ? about.slice('search.'.length)
    : (file.matches[file.steps[about]?.match ?? '']?.system ?? '');
}

function answerByOf(file: CaseFile, about: string): string {
  const step = file.steps[about];
  return step ? stepAnswerBy(file, step) : (file.searches[systemIn(file, about)]?.byHand?.answerBy ?? '');
}

function stuckWork(file: CaseFile, about: string): StuckWork {
  if (about.startsWith('search.')) {
    const system = about.slice('search.'.length);
    return { kind: 'search', system, more: file.searches[system]?.more };
  }
  if (about === 'preparation') return { kind: 'preparation' };
  if (about.startsWith('document.')) return { kind: 'document' };
  const unfinished = unfinishedKind(about);
  // Of the end of a case no mail is owed.
  if (unfinished !== undefined && unfinished !== 'shred') return { kind: unfinished };
  const step = file.steps[about];
  return step
    ? { kind: 'step', action: step.action, notice: step.notice, system: file.matches[step.match]?.system ?? '' }
    : { kind: 'package' };
}

function personMailOf(template: MailTemplateId | undefined): PersonMail['id'] | OfficerMail['id'] {
  return template === 'L1' || template === 'V18' ? template : (personTemplates.find((t) => t === template) ?? 'V1');
}

/** Which mail was lost, and what brings it now. */
function lostMail(file: CaseFile, mail: Mail | undefined) {
  const which = personMailOf(mail?.template);
  return {
    which,
    brings: mail === undefined ? 'none' : nowBrings(file, mail),
    unwanted: mail?.status === 'delivered',
  } as const;
}

function nowBrings(file: CaseFile, mail: Mail): Bounced {
  if (mail.to !== 'subject') return 'recipient';
  if (mail.from !== undefined) return 'before';
  if (mail.template === 'V13') return 'code';
  const standing = standingOf(file, mail);
  // Of the mail that was complained of it is said already.
  return standing === 'mailed' && mail.status === 'delivered' ? 'none' : standing;
}

/** `<kind>.<about>`: what a person has to do so that she can be reached. */
function reachTaskOf(file: CaseFile, about: string): ReachTask {
  const letter = about.startsWith('letter-returned.') ? about.slice('letter-returned.'.length) : '';
  if (file.letters[letter]?.recipient !== undefined) return 'copy-returned';
  return reachTasks.find((kind) => about.startsWith(`${kind}.`)) ?? 'safe-route';
}

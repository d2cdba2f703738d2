import { renderMail } from '../content/mails/render-mail.ts';
import type { MailTemplate, OfficerMail, PersonMail, StaffMissing, StuckWork } from '../content/mails/template.ts';
import type { Brand } from '../domain/brand.ts';
import type { Decision, MailTemplateId } from '../domain/case/events.ts';
import type { CaseFile, Mail } from '../domain/case/state.ts';
import { daysBetween, localDate } from '../domain/time.ts';
import type { Clock, Mailer } from '../ports/outside.ts';
import type { CaseKey, Vault } from '../ports/vault.ts';
import { execute, type LogDeps, load } from './case-log.ts';
import { openReport } from './known-identifiers.ts';
import { linkToken } from './private-link.ts';

export interface SendMailDeps extends LogDeps {
  readonly vault: Vault;
  readonly mailer: Mailer;
  readonly clock: Clock;
  readonly brand: Brand;
  readonly staff: {
    readonly compliance: readonly string[];
    readonly backup: readonly string[];
    readonly executives: readonly string[];
  };
}

/**
 * Claim, send, record. SES takes no idempotency key, so a mail is claimed in the log first; a claim that came to nothing may be taken
 * again only after 15 minutes without SES's own word that it went out (reliability.md).
 */
export async function sendMail(
  deps: SendMailDeps,
  message: { readonly case: string; readonly work: string },
): Promise<'done' | 'retry'> {
  const loaded = await load(deps, message.case);
  const owed = loaded.state.phase === 'none' ? undefined : loaded.state.file.mails[message.work];
  if (!owed || owed.status === 'sent' || owed.status === 'delivered' || owed.status === 'bounced') return 'done';
  const stamp = { at: deps.clock.now(), actor: { kind: 'worker', id: 'send-mail' } } as const;
  const claimed = await execute(deps, loaded, { type: 'claim-mail', mail: owed.id, ...stamp, id: `claim.${owed.id}` });
  if (!claimed.ok || claimed.value.state.phase === 'none') throw new Error('a mail could not be claimed');
  if (claimed.value.events.length === 0) return 'done';
  const { file } = claimed.value.state;
  const key = await deps.vault.key(loaded.id);
  if (!key) throw new Error(`case ${loaded.id} has no key`);
  const mail = renderMail(await templateOf(deps, key, loaded.id, file, owed), {
    brand: deps.brand,
    language: file.language,
    safeContact: file.safeContact,
  });
  const sent = await deps.mailer.send({
    ...mail,
    to: await addressesOf(deps, key, loaded.id, owed),
    from: `"${deps.brand.company}" <${deps.brand.mailFrom}>`,
    case: loaded.id,
    mail: owed.id,
  });
  const recorded = await execute(deps, await load(deps, loaded.id), {
    type: 'record-mail-sent',
    mail: owed.id,
    message: sent.message,
    ...stamp,
    id: `sent.${owed.id}`,
  });
  if (!recorded.ok) throw new Error(`the log refused a sent mail: ${recorded.error}`);
  return 'done';
}

async function addressesOf(deps: SendMailDeps, key: CaseKey, id: string, mail: Mail): Promise<readonly string[]> {
  const { staff } = deps;
  switch (mail.to) {
    case 'compliance':
      return mail.template === 'S-reminder' ? [...staff.compliance, ...staff.backup] : staff.compliance;
    case 'executives':
      return [...staff.executives, ...staff.compliance];
    case 'subject':
    case 'officer': {
      const filed = await openReport(deps.store, key, id);
      const address = mail.to === 'subject' ? filed.email : filed.officer?.email;
      if (address === undefined) throw new Error(`mail ${mail.id} has nobody to go to`);
      return [address];
    }
    default:
      return mail.to satisfies never;
  }
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
  const missing = file.proof.status === 'wanted' ? file.proof.missing : [];
  const desk = { reference, deskUrl: `${site}/staff/case/${reference}` };
  switch (mail.template) {
    case 'V1':
      return {
        id: 'V1',
        reference,
        dueDate,
        missing,
        link: `${site}/status/#${linkToken(key, id, file.linkVersion)}`,
        cardRoute: file.cards.length > 0,
      };
    case 'V4':
      return { id: 'V4', reference, dueDate, missing };
    case 'V7':
      return { id: 'V7', reference, availableUntil: file.packages[mail.about]?.until ?? dueDate };
    case 'V9':
    case 'V10':
    case 'L1':
      return { id: mail.template, reference };
    case 'V11':
      return { id: 'V11', reference, dueDate };
    case 'V13': {
      const sealed = await deps.store.sealedItem(id, `code.${mail.about}`);
      if (!sealed) throw new Error('a one-time code is not there');
      return { id: 'V13', code: key.open(`code.${mail.about}`, sealed), minutes: 10 };
    }
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
      };
    }
    case 'S-second-review':
      return { id: 'S-second-review', ...desk, what: file.proposals[mail.about]?.decision.kind ?? 'release' };
    case 'S-overdue':
      return { id: 'S-overdue', ...desk, dueDate, owner: file.owner };
    case 'S-stuck':
      return { id: 'S-stuck', ...desk, what: stuckWork(file, mail.about) };
    case 'S-bounced':
      return { id: 'S-bounced', ...desk, which: personMailOf(file.mails[mail.about]?.template) };
    default:
      return mail.template satisfies never;
  }
}

function stuckWork(file: CaseFile, about: string): StuckWork {
  if (about.startsWith('search.')) return { kind: 'search', system: about.slice('search.'.length) };
  const step = file.steps[about];
  return step
    ? { kind: 'step', action: step.action, system: file.matches[step.match]?.system ?? '' }
    : { kind: 'package' };
}

function personMailOf(template: MailTemplateId | undefined): PersonMail['id'] | OfficerMail['id'] {
  return template === undefined || template.startsWith('S-') ? 'V1' : (personMails[template] ?? 'V1');
}

const personMails: Readonly<Partial<Record<MailTemplateId, PersonMail['id'] | OfficerMail['id']>>> = {
  V1: 'V1',
  V4: 'V4',
  V7: 'V7',
  V9: 'V9',
  V10: 'V10',
  V11: 'V11',
  V13: 'V13',
  L1: 'L1',
};

/** What is missing on a case and who owns each thing: the heart of the day-25 mail (L15). */
export function stillMissing(file: CaseFile): readonly StaffMissing[] {
  const { owner, backup } = file;
  const packages = Object.values(file.packages);
  const proposals = Object.values(file.proposals).filter((p) => p.status === 'open');
  const steps = Object.values(file.steps);
  const proposed = (kind: Decision['kind']) => proposals.some((p) => p.decision.kind === kind);
  const counted = (
    code: Extract<StaffMissing, { count: number }>['code'],
    count: number,
    who: string,
  ): readonly StaffMissing[] => (count > 0 ? [{ code, count, owner: who }] : []);
  const unfrozen = steps.filter((s) => s.action === 'freeze' && s.outcome === 'planned');
  const frozenProposed = proposals.filter((p) => p.decision.kind === 'freeze').length;
  const built = packages.some((p) => p.status === 'built');
  const released = packages.some((p) => p.status === 'released');
  const found = Object.values(file.matches).some((m) => m.status === 'confirmed' || m.status === 'undecided');
  return [
    ...(file.proof.status === 'wanted'
      ? file.proof.missing.map(
          (p) => ({ code: p === 'identity' ? 'identity-not-verified' : 'report-not-verified', owner }) as const,
        )
      : []),
    ...Object.entries(file.searches).flatMap(([system, s]): readonly StaffMissing[] =>
      s.status === 'ended'
        ? []
        : [{ code: s.status === 'running' ? 'search-running' : 'search-failed', system, owner: s.owner }],
    ),
    ...counted('match-undecided', Object.values(file.matches).filter((m) => m.status === 'undecided').length, owner),
    ...counted('step-open', steps.filter((s) => s.outcome === 'running' || s.outcome === 'unknown').length, 'workers'),
    ...counted('step-parked', steps.filter((s) => s.outcome === 'parked').length, owner),
    ...counted('freeze-not-proposed', unfrozen.length - frozenProposed, owner),
    ...counted('freeze-not-approved', frozenProposed, backup),
    ...(!found && file.prepared && !proposed('nothing-found')
      ? [{ code: 'nothing-found-not-proposed', owner } as const]
      : []),
    ...(proposed('nothing-found') ? [{ code: 'nothing-found-not-approved', owner: backup } as const] : []),
    ...(proposed('decline') ? [{ code: 'decline-not-approved', owner: backup } as const] : []),
    ...(found && !built && !released ? [{ code: 'package-not-built', owner: 'workers' } as const] : []),
    ...(built && !proposed('release') ? [{ code: 'release-not-proposed', owner } as const] : []),
    ...(proposed('release') ? [{ code: 'release-not-approved', owner: backup } as const] : []),
    ...counted(
      'mail-undelivered',
      Object.values(file.tasks).filter((t) => t.open && t.kind === 'mail-undelivered').length,
      owner,
    ),
  ];
}

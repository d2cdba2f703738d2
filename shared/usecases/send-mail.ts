import { renderMail } from '../content/mails/render-mail.ts';
import type { MailTemplate, OpenItem } from '../content/mails/templates.ts';
import type { Brand } from '../domain/brand.ts';
import type { CaseFile, Mail } from '../domain/case/state.ts';
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
  const request = file.requests[mail.about.split('.')[0] ?? ''] ?? Object.values(file.requests).at(-1);
  const dueOn = request?.dueOn ?? '';
  const missing = file.proof.status === 'wanted' ? file.proof.missing : [];
  switch (mail.template) {
    case 'V1':
      return {
        id: 'V1',
        reference,
        dueOn,
        missing,
        link: `${deps.brand.site}/status/#${linkToken(key, id, file.linkVersion)}`,
      };
    case 'V4':
      return { id: 'V4', reference, dueOn, missing };
    case 'V7':
      return { id: 'V7', reference, until: file.packages[mail.about]?.until ?? dueOn };
    case 'V9':
    case 'V10':
    case 'L1':
      return { id: mail.template, reference };
    case 'V11':
      return { id: 'V11', reference, dueOn };
    case 'V13': {
      const sealed = await deps.store.sealedItem(id, `code.${mail.about}`);
      if (!sealed) throw new Error('a one-time code is not there');
      return { id: 'V13', code: key.open(`code.${mail.about}`, sealed), minutes: 10 };
    }
    case 'S-new':
      return { id: 'S-new', reference, dueOn };
    case 'S-reminder':
      return {
        id: 'S-reminder',
        reference,
        dueOn,
        day: Number(mail.about.split('.')[1]),
        owner: file.owner,
        backup: file.backup,
        open: openItems(file),
      };
    case 'S-second-review':
      return { id: 'S-second-review', reference, what: file.proposals[mail.about]?.decision.kind ?? 'release' };
    case 'S-overdue':
      return { id: 'S-overdue', reference, dueOn, owner: file.owner };
    case 'S-stuck':
      return { id: 'S-stuck', reference, what: mail.about };
    case 'S-bounced':
      return { id: 'S-bounced', reference, which: mail.about };
    default:
      return mail.template satisfies never;
  }
}

/** What is missing on a case and who owns each thing: the heart of the day-25 mail (L15). */
export function openItems(file: CaseFile): readonly OpenItem[] {
  const { owner } = file;
  const packages = Object.values(file.packages);
  const open = Object.values(file.proposals).filter((p) => p.status === 'open');
  const built = packages.some((p) => p.status === 'built');
  const released = packages.some((p) => p.status === 'released');
  return [
    ...(file.proof.status === 'wanted' ? file.proof.missing.map((what) => ({ what, owner })) : []),
    ...Object.entries(file.searches).flatMap(([system, s]): readonly OpenItem[] =>
      s.status === 'running'
        ? [{ what: 'search', owner: s.owner, detail: system }]
        : s.status === 'parked'
          ? [{ what: 'search-parked', owner: s.owner, detail: system }]
          : [],
    ),
    ...Object.values(file.matches).flatMap((m): readonly OpenItem[] =>
      m.status === 'undecided' ? [{ what: 'match-undecided', owner, detail: m.id }] : [],
    ),
    ...Object.values(file.steps).flatMap((s): readonly OpenItem[] =>
      s.outcome === 'parked'
        ? [
            {
              what: 'step-parked',
              owner: file.searches[file.matches[s.match]?.system ?? '']?.owner ?? owner,
              detail: s.id,
            },
          ]
        : s.action === 'freeze' && s.outcome === 'planned'
          ? [{ what: 'freeze-not-proposed', owner, detail: s.match }]
          : [],
    ),
    ...open.map((p): OpenItem => ({ what: 'second-review', owner: file.backup, detail: p.decision.kind })),
    ...(!built && !released ? [{ what: 'package-not-built', owner } as const] : []),
    ...(built && !released && !open.some((p) => p.decision.kind === 'release')
      ? [{ what: 'release-not-proposed', owner } as const]
      : []),
  ];
}

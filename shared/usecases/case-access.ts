import type { Refusal } from '../domain/case/commands.ts';
import type { Proof } from '../domain/case/events.ts';
import type { CaseView } from '../domain/case/head.ts';
import type { Sha256 } from '../domain/chain.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { plusMs } from '../domain/time.ts';
import type { Clock, EvidenceStore, Ids, RecordStore } from '../ports/outside.ts';
import type { CaseKey, Vault } from '../ports/vault.ts';
import { packagePrefix } from './build-package.ts';
import { execute, type LogDeps, load } from './case-log.ts';
import { caseOfToken, linkDigest, linkToken } from './private-link.ts';

export interface CaseAccessDeps extends LogDeps {
  readonly vault: Vault;
  readonly evidence: EvidenceStore;
  readonly records: RecordStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly sha256: Sha256;
  /** Compares in constant time. */
  same(a: string, b: string): boolean;
}

export type AccessError = 'link.not-working' | Refusal;

/** The status page: one read. A wrong, old or foreign link and an absent case look the same (G11). */
export async function readStatus(deps: CaseAccessDeps, token: string): Promise<Result<CaseView, AccessError>> {
  const id = caseOfToken(token);
  const head = id === undefined ? undefined : await deps.store.head(id);
  return head && deps.same(head.link, linkDigest(token, deps.sha256)) ? ok(head.view) : fail('link.not-working');
}

export interface Upload {
  readonly document: string;
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Promises one document and answers the policy under which the browser may send it straight to the quarantine. */
export async function promiseDocument(
  deps: CaseAccessDeps,
  token: string,
  input: { readonly purpose: Proof | 'other'; readonly contentType: string },
): Promise<Result<Upload, AccessError>> {
  const entered = await enter(deps, token);
  if (!entered.ok) return entered;
  const document = deps.ids.uuid();
  const done = await execute(deps, entered.value.loaded, {
    type: 'promise-document',
    document,
    purpose: input.purpose,
    ...stamp(deps, `document.${document}`),
  });
  if (!done.ok) return done;
  return ok({
    document,
    ...(await deps.evidence.uploadPolicy(evidenceKey(entered.value.id, document), input.contentType)),
  });
}

export function evidenceKey(id: string, document: string): string {
  return `cases/${id}/${document}`;
}

const codeMinutes = 10;

/** Makes a one-time code; it is sealed for the mail and only its keyed commitment is in the log. */
export async function issueCode(
  deps: CaseAccessDeps,
  token: string,
): Promise<Result<{ readonly minutes: number }, AccessError>> {
  const entered = await enter(deps, token);
  if (!entered.ok) return entered;
  const { id, key, loaded } = entered.value;
  const secret = deps.ids.code();
  const code = deps.ids.uuid();
  const { at, ...rest } = stamp(deps, `code.${code}`);
  const command = {
    type: 'issue-code',
    code,
    commitment: key.commit('code', `${id}|${secret}`),
    expiresAt: plusMs(at, codeMinutes * 60_000),
    at,
    ...rest,
  } as const;
  const done = await execute(deps, loaded, command, [
    { name: `code.${code}`, bytes: key.seal(`code.${code}`, secret) },
  ]);
  return done.ok ? ok({ minutes: codeMinutes }) : done;
}

export interface OpenedFile {
  readonly name: string;
  readonly bytes: number;
  readonly url: string;
}

const linkSeconds = 300;

/** Opens the released records with the code: a link of five minutes for each file. */
export async function openRecords(
  deps: CaseAccessDeps,
  token: string,
  code: string,
): Promise<Result<readonly OpenedFile[], AccessError>> {
  const entered = await enter(deps, token);
  if (!entered.ok) return entered;
  const { id, key, loaded } = entered.value;
  const done = await execute(deps, loaded, {
    type: 'open-records',
    commitment: key.commit('code', `${id}|${code}`),
    ...stamp(deps, `open.${deps.ids.uuid()}`),
  });
  if (!done.ok) return done;
  const opened = done.value.events.find((e) => e.type === 'records-opened');
  if (opened?.type !== 'records-opened') return fail('code.wrong');
  const prefix = packagePrefix(id, opened.package);
  const files = await deps.records.list(prefix);
  return ok(
    await Promise.all(
      files.map(async ({ key: file, bytes }) => ({
        name: file.slice(prefix.length),
        bytes,
        url: await deps.records.link(file, linkSeconds),
      })),
    ),
  );
}

interface Entered {
  readonly id: string;
  readonly key: CaseKey;
  readonly loaded: Awaited<ReturnType<typeof load>>;
}

/** For anything that acts, the token is held against the log's own link version, not against the head that may lag behind. */
async function enter(deps: CaseAccessDeps, token: string): Promise<Result<Entered, AccessError>> {
  const id = caseOfToken(token);
  if (id === undefined) return fail('link.not-working');
  const [loaded, key] = await Promise.all([load(deps, id), deps.vault.key(id)]);
  if (!key || loaded.state.phase === 'none') return fail('link.not-working');
  return deps.same(linkToken(key, id, loaded.state.file.linkVersion), token)
    ? ok({ id, key, loaded })
    : fail('link.not-working');
}

function stamp(deps: CaseAccessDeps, id: string) {
  return { at: deps.clock.now(), actor: { kind: 'subject' }, id } as const;
}

import type { AnswerText } from '../content/answer.ts';
import type { StatusReader } from '../content/status.ts';
import type { CaseView } from '../domain/case/head.ts';
import { type Asker, correspondentOf } from '../domain/case/recipient.ts';
import type { Refusal } from '../domain/case/refusals.ts';
import type { CaseFile } from '../domain/case/state.ts';
import { opensFor } from '../domain/case/tracks/copies-due.ts';
import { comesByPost } from '../domain/case/tracks/disclosure.ts';
import type { Actor, DocumentPurpose, Way } from '../domain/case/vocabulary.ts';
import type { Sha256 } from '../domain/chain.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';
import { plusMs } from '../domain/time.ts';
import type { Limits } from '../ports/limits.ts';
import type { Clock, EvidenceStore, Ids, RecordStore } from '../ports/outside.ts';
import type { CaseKey, CaseKeys } from '../ports/vault.ts';
import { type AnswerDeps, readAnswer } from './answer.ts';
import { packagePrefix, zipPrefix } from './build-package.ts';
import { execute, type LogDeps, load } from './case-log.ts';
import { evidenceKey } from './evidence-names.ts';
import { codeCommitment, sealedCode } from './one-time-code.ts';
import { passedToHer } from './pass-case.ts';
import { codeDaysByPost, codeMinutes } from './person-message.ts';
import { caseOfToken, isSameLink, linkDigest, linkOf } from './private-link.ts';

export interface CaseAccessDeps extends LogDeps {
  readonly vault: CaseKeys;
  readonly evidence: EvidenceStore;
  readonly records: RecordStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly sha256: Sha256;
  readonly limits: Limits;
  /** Keyed digest of whom a limit counts. */
  hidden(text: string): string;
  /** Compares in constant time. */
  same(a: string, b: string): boolean;
}

export type AccessError = 'link.not-working' | 'rate.limited' | 'rate.case-limited' | Refusal;

export interface ReadStatus {
  readonly view: CaseView;
  /** Whose page it is. */
  readonly reader: StatusReader;
  /** Who asked, as he is spoken to. */
  readonly asker: Asker;
}

/** The status page: one read. A wrong, old or foreign link and an absent case look the same (G11). */
export async function readStatus(
  deps: CaseAccessDeps,
  token: Secret<string>,
): Promise<Result<ReadStatus, AccessError>> {
  const id = caseOfToken(token);
  const head = id === undefined ? undefined : await deps.store.head(id);
  if (!head) return fail('link.not-working');
  const passed =
    head.view.others?.some((other) => other.recipient === 'requester' && other.state === 'revoked') === true;
  const theirs = {
    view: personsView(head.view),
    reader: head.view.requester === 'officer' && !passed ? 'officer' : 'person',
    asker:
      head.view.requester === undefined || passed ? 'self' : head.view.requester === 'officer' ? 'officer' : 'acting',
  } as const;
  // On a case that has passed to her the head may still have his.
  if (deps.same(head.link, linkDigest(token, deps.sha256)) && !passed) return ok(theirs);
  if (head.view.copies === undefined) return fail('link.not-working');
  const entered = await enter(deps, token);
  if (!entered.ok) return entered;
  if (entered.value.recipient === correspondentOf(entered.value.file)) return ok(theirs);
  return ok({
    view: othersView(personsView(head.view), entered.value.file, entered.value.recipient),
    reader: 'copy',
    asker: 'self',
  });
}

/**
 * Without what is staff's: a task or a second case says that something matched before anybody knows who asks (G11, T3). A letter to somebody who gets
 * a copy is none to her.
 */
function personsView(view: CaseView): CaseView {
  const letters = view.letters?.filter((l) => l.recipient === undefined);
  return {
    ...view,
    letters,
    tasks: 0,
    secondReviews: 0,
    packed: undefined,
    ripe: undefined,
    kin: undefined,
    aside: undefined,
  };
}

/** What another recipient sees of the case: whether his copy is there, and nothing of the rest. */
function othersView(view: CaseView, file: CaseFile, recipient: string): CaseView {
  const copy = opensFor(file, recipient);
  return {
    ...view,
    word: copy ? 'ready' : 'finding',
    missing: [],
    again: undefined,
    cardsOff: 0,
    recordsUntil: copy?.until,
    letters: [],
    changes: [],
    documents: [],
    history: [],
    others: [],
    withdrawn: false,
    writtenTo: undefined,
    largePrint: undefined,
    emailFailed: false,
  };
}

export interface Upload {
  readonly document: string;
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Promises one document and answers the policy under which the browser may send it straight to the quarantine. */
export async function promiseDocument(
  deps: CaseAccessDeps,
  token: Secret<string>,
  input: { readonly purpose: DocumentPurpose; readonly contentType: string; readonly viewer: string },
): Promise<Result<Upload, AccessError>> {
  const entered = await enter(deps, token);
  if (!entered.ok) return entered;
  const document = deps.ids.uuid();
  if (!(await deps.limits.take('upload', deps.hidden(input.viewer), document))) return fail('rate.limited');
  const done = await execute(deps, entered.value.loaded, {
    type: 'promise-document',
    document,
    purpose: input.purpose,
    ...stamp(deps, entered.value, `document.${document}`),
  });
  if (!done.ok) return done;
  return ok({
    document,
    ...(await deps.evidence.uploadPolicy(evidenceKey(entered.value.id, document), input.contentType)),
  });
}

/** Makes a one-time code; it is sealed for the mail and only its keyed commitment is in the log. */
export async function issueCode(deps: CaseAccessDeps, token: Secret<string>): Promise<Result<SentCode, AccessError>> {
  const entered = await enter(deps, token);
  if (!entered.ok) return entered;
  const { id, key, loaded, recipient } = entered.value;
  const secret = deps.ids.code();
  const code = deps.ids.uuid();
  if (!(await deps.limits.take('code', deps.hidden(`${id}|${recipient}`), code))) return fail('rate.case-limited');
  const { at, ...rest } = stamp(deps, entered.value, `code.${code}`);
  const command = {
    type: 'issue-code',
    code,
    recipient,
    commitment: codeCommitment(key, id, secret),
    expiresAt: plusMs(at, codeMinutes * 60_000),
    expiresByPostAt: plusMs(at, codeDaysByPost * 24 * 3_600_000),
    at,
    ...rest,
  } as const;
  const done = await execute(deps, loaded, command, [sealedCode(key, `code.${code}`, secret)]);
  if (!done.ok) return done;
  const issued = done.value.events.find((e) => e.type === 'code-issued');
  const { state } = done.value;
  const isComing = state.phase !== 'none' && comesByPost(state.file, recipient, at);
  const by = issued?.type === 'code-issued' ? (issued.via ?? 'email') : isComing ? 'post' : 'person';
  return ok({ minutes: codeMinutes, by });
}

/** Where the code went: by post it works for weeks; `person`: there is no safe way, somebody will call. */
export interface SentCode {
  readonly minutes: number;
  readonly by: Way | 'person';
}

/** She takes a permission back; only whoever asked can, and nothing more goes there (L35). */
export async function revokeRecipient(
  deps: CaseAccessDeps,
  token: Secret<string>,
  recipient: string,
): Promise<Result<{ readonly recipient: string }, AccessError>> {
  const entered = await enter(deps, token);
  if (!entered.ok) return entered;
  const { id, key, file, loaded } = entered.value;
  if (entered.value.recipient !== correspondentOf(file)) return fail('thing.absent');
  const done = await execute(deps, loaded, {
    type: 'revoke-recipient',
    recipient,
    passed: await passedToHer(deps, key, id, file, recipient),
    ...stamp(deps, entered.value, `revoke.${recipient}`),
  });
  return done.ok ? ok({ recipient }) : done;
}

export interface OpenedFile {
  readonly name: string;
  readonly bytes: number;
  readonly url: string;
}

const linkSeconds = 300;

export interface OpenedRecords {
  readonly files: readonly OpenedFile[];
  /** All of them in one; none in packages of before. */
  readonly zip?: OpenedFile | undefined;
}

/** Opens the released records with the code: a link of five minutes for each file, and one for all. */
export async function openRecords(
  deps: CaseAccessDeps,
  token: Secret<string>,
  code: Secret<string>,
): Promise<Result<OpenedRecords, AccessError>> {
  const entered = await enter(deps, token);
  if (!entered.ok) return entered;
  const { id, key, loaded, recipient } = entered.value;
  const done = await execute(deps, loaded, {
    type: 'open-records',
    recipient,
    commitment: codeCommitment(key, id, code),
    ...stamp(deps, entered.value, `open.${deps.ids.uuid()}`),
  });
  if (!done.ok) return done;
  const opened = done.value.events.find((e) => e.type === 'records-opened');
  if (opened?.type !== 'records-opened') return fail('code.wrong');
  const under = async (prefix: string) =>
    await Promise.all(
      (await deps.records.list(prefix)).map(async ({ key: file, bytes }) => ({
        name: file.slice(prefix.length),
        bytes,
        url: await deps.records.link(file, linkSeconds),
      })),
    );
  const [files, [zip]] = await Promise.all([
    under(packagePrefix(id, opened.package)),
    under(zipPrefix(id, opened.package)),
  ]);
  return ok({ files, ...(zip === undefined ? {} : { zip }) });
}

/** The answer to the newest answered request, in words. */
export async function readAnswerByLink(
  deps: CaseAccessDeps & AnswerDeps,
  token: Secret<string>,
): Promise<Result<AnswerText, AccessError>> {
  const entered = await enter(deps, token);
  if (!entered.ok) return entered;
  const { id, key, file, recipient } = entered.value;
  // What is written to her, the ground and its facts among it, is no other recipient's.
  return recipient === correspondentOf(file) ? await readAnswer(deps, id, key, file) : fail('thing.absent');
}

export interface Entered {
  readonly id: string;
  readonly key: CaseKey;
  readonly loaded: Awaited<ReturnType<typeof load>>;
  readonly file: CaseFile;
  /** Whose link it is. */
  readonly recipient: string;
}

/** For anything that acts, the token is held against the log's own link version, not against the head that may lag behind. */
export async function enter(deps: CaseAccessDeps, token: Secret<string>): Promise<Result<Entered, AccessError>> {
  const id = caseOfToken(token);
  if (id === undefined) return fail('link.not-working');
  const [loaded, key] = await Promise.all([load(deps, id), deps.vault.key(id)]);
  if (!key || loaded.state.phase === 'none') return fail('link.not-working');
  const { file } = loaded.state;
  const mine = Object.values(file.recipients).find(
    (r) => !r.revoked && isSameLink(linkOf(key, id, file, r.id), token, deps.same),
  );
  return mine ? ok({ id, key, loaded, file, recipient: mine.id }) : fail('link.not-working');
}

export function stamp(deps: CaseAccessDeps, { recipient }: Entered, id: string) {
  const actor: Actor = recipient === 'subject' ? { kind: 'subject' } : { kind: 'recipient', id: recipient };
  return { at: deps.clock.now(), actor, id };
}

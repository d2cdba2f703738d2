import type { Command } from '../domain/case/commands.ts';
import type { FileFault } from '../domain/evidence.ts';
import { never } from '../domain/result.ts';
import type { EvidencePress, Pressed } from '../ports/evidence-press.ts';
import type { Clock, EvidenceStore, RecordStore } from '../ports/outside.ts';
import type { CaseKey, CaseKeys } from '../ports/vault.ts';
import { execute, type Loaded, type LogDeps, load } from './case-log.ts';
import { evidenceKey, originalName, pageName, partBytes } from './evidence-names.ts';

export interface InspectDeps extends LogDeps {
  readonly vault: CaseKeys;
  readonly evidence: EvidenceStore;
  readonly records: RecordStore;
  readonly press: EvidencePress;
  readonly clock: Clock;
  sha256(bytes: string | Uint8Array): string;
}

/** What the bus tells of one version of an upload. */
export interface EvidenceNews {
  readonly case: string;
  readonly document: string;
  readonly version: string;
  readonly word: 'ARRIVED' | 'NO_THREATS_FOUND' | 'THREATS_FOUND' | 'UNSUPPORTED' | 'ACCESS_DENIED' | 'FAILED';
  readonly receives: number;
}

/** Tries before a file is refused that makes the parsers fall, or parked that nobody can give a verdict on. */
const maxTries = 3;

/**
 * A document is received only when the scan found nothing in that very version and its pages could be made; everything else stays closed
 * (T6, G15). The message says where to look; what counts is what the scan wrote on the version, so that a forged or old message does
 * nothing (T15). Sealed first, then written in the log, then the upload is destroyed: any of it may happen twice.
 */
export async function inspectEvidence(deps: InspectDeps, news: EvidenceNews): Promise<'done' | 'retry'> {
  const loaded = await load(deps, news.case);
  const document = loaded.state.phase === 'none' ? undefined : loaded.state.file.documents[news.document];
  if (!document) return 'done';
  if (news.word === 'ARRIVED') return await order(deps, loaded, news, { type: 'note-arrival', version: news.version });
  const key = evidenceKey(news.case, news.document);
  if (document.status !== 'promised' && document.status !== 'arrived') {
    await deps.evidence.drop(key, news.version);
    return 'done';
  }
  const last = news.receives >= maxTries;
  const verdict = await verdictOf(deps, key, news.version);
  if (verdict !== news.word && verdict !== 'gone' && !last) return 'retry';
  switch (verdict) {
    case 'NO_THREATS_FOUND': {
      const bytes = await deps.evidence.read(key, news.version);
      return bytes ? await take(deps, loaded, news, bytes, last) : 'done';
    }
    case 'THREATS_FOUND':
      return await refuse(deps, loaded, news, 'file.scan');
    case 'UNSUPPORTED': {
      const bytes = await deps.evidence.read(key, news.version);
      return await refuse(deps, loaded, news, bytes && isLockedPdf(bytes) ? 'file.locked' : 'file.scan');
    }
    case 'gone':
      return 'done';
    default:
      return await order(deps, loaded, news, { type: 'park-document' });
  }
}

/** The tag may come a moment after the event. */
async function verdictOf(deps: InspectDeps, key: string, version: string): Promise<string> {
  for (let tries = 1; ; tries++) {
    const verdict = await deps.evidence.verdict(key, version);
    if (verdict !== 'unscanned' || tries === 5) return verdict;
    await deps.pause(tries);
  }
}

/** Of what the scan could not look into nothing is parsed. A PDF with a password says so in plain bytes, and she can do something about that. */
function isLockedPdf(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return file.subarray(0, 1024).includes('%PDF-') && file.includes('/Encrypt');
}

async function take(
  deps: InspectDeps,
  loaded: Loaded,
  news: EvidenceNews,
  bytes: Uint8Array,
  last: boolean,
): Promise<'done' | 'retry'> {
  const pressed = await deps.press.press(bytes);
  switch (pressed.outcome) {
    case 'failed':
      return last ? await refuse(deps, loaded, news, 'file.type') : 'retry';
    case 'refused':
      return await refuse(deps, loaded, news, pressed.reason);
    case 'pressed': {
      const kept = await seal(deps, news, bytes, pressed);
      const { version } = news;
      const { pages } = pressed;
      await order(deps, loaded, news, { type: 'record-document', version, pages: pages.length, ...kept });
      await deps.evidence.drop(evidenceKey(news.case, news.document), version);
      return 'done';
    }
    default:
      return never(pressed);
  }
}

async function refuse(deps: InspectDeps, loaded: Loaded, news: EvidenceNews, reason: FileFault): Promise<'done'> {
  await order(deps, loaded, news, { type: 'refuse-document', reason });
  await deps.evidence.drop(evidenceKey(news.case, news.document), news.version);
  return 'done';
}

/** Each page and each part of the original under the case's key, named by the version: a second upload never lies where the first is looked for. */
async function seal(
  deps: InspectDeps,
  { case: id, document, version }: EvidenceNews,
  bytes: Uint8Array,
  { pages, cardNumber }: Extract<Pressed, { outcome: 'pressed' }>,
): Promise<{ readonly originalParts: number; readonly commitment: string }> {
  const key = await deps.vault.key(id);
  if (!key) throw new Error(`case ${id} has no key`);
  const originalParts = cardNumber ? 0 : Math.ceil(bytes.length / partBytes);
  const named = [
    ...pages.map((page, i) => ({ name: pageName(document, version, i + 1), plain: page.bytes })),
    ...Array.from({ length: originalParts }, (_, i) => ({
      name: originalName(document, version, i + 1),
      plain: bytes.subarray(i * partBytes, (i + 1) * partBytes),
    })),
  ];
  for (const { name, plain } of named) await put(deps, key, id, name, plain);
  const digests = named.map(({ name, plain }) => `${name} ${deps.sha256(plain)}`);
  return { originalParts, commitment: key.commit('evidence', digests.join('\n')) };
}

async function put(deps: InspectDeps, key: CaseKey, id: string, name: string, plain: Uint8Array): Promise<void> {
  await deps.records.put(`cases/${id}/${name}`, key.seal(name, plain), 'application/octet-stream');
}

type Order = Command extends infer C
  ? C extends Extract<Command, { document: string }>
    ? Omit<C, 'at' | 'actor' | 'id' | 'document'>
    : never
  : never;

async function order(deps: InspectDeps, loaded: Loaded, news: EvidenceNews, what: Order): Promise<'done'> {
  const result = await execute(deps, loaded, {
    ...what,
    document: news.document,
    at: deps.clock.now(),
    actor: { kind: 'worker', id: 'inspect-evidence' },
    id: `${what.type}.${news.document}`,
  });
  if (!result.ok) throw new Error(`the log refused ${what.type}: ${result.error}`);
  return 'done';
}

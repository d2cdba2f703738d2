/** What is said about a version without touching its bytes: tags, retention, legal hold. */
import { html as xml } from '../../../shared/content/html.ts';
import type { Answer } from '../http.ts';
import { type Call, findVersion, malformed, readXml, versionHeader, type World, xmlAnswer } from './call.ts';
import { isRefusal, type Refusal, refusal } from './refusals.ts';
import type { Bucket, Retention, Tag, Version } from './store.ts';
import { childrenOf, type Element, textOf } from './xml.ts';

export function getTags(call: Call, world: World): Answer | Refusal {
  const found = findVersion(call, world);
  if (isRefusal(found)) return found;
  const tags = found.version.tags.map((tag) => xml`<Tag><Key>${tag.key}</Key><Value>${tag.value}</Value></Tag>`);
  const answer = xmlAnswer(xml`<Tagging><TagSet>${tags}</TagSet></Tagging>`);
  return { ...answer, headers: { ...answer.headers, ...versionHeader(found.bucket, found.version) } };
}

export function putTags(call: Call, world: World): Answer | Refusal {
  const found = findVersion(call, world);
  if (isRefusal(found)) return found;
  const body = readXml(call, 'Tagging');
  if (isRefusal(body)) return body;
  const tags = tagsOf(body);
  if (isRefusal(tags)) return tags;
  world.store.change(found.bucket.name, call.key, { ...found.version, tags: [...tags] });
  return { status: 200, headers: versionHeader(found.bucket, found.version) };
}

export function deleteTags(call: Call, world: World): Answer | Refusal {
  const found = findVersion(call, world);
  if (isRefusal(found)) return found;
  world.store.change(found.bucket.name, call.key, { ...found.version, tags: [] });
  return { status: 204, headers: versionHeader(found.bucket, found.version) };
}

/** From `<Tagging>`, which also is what the `tagging` field of an upload form holds. */
export function tagsOf(tagging: Element): readonly Tag[] | Refusal {
  const tags = childrenOf(childrenOf(tagging, 'TagSet')[0], 'Tag').map((tag) => ({
    key: textOf(tag, 'Key') ?? '',
    value: textOf(tag, 'Value') ?? '',
  }));
  return checkTags(tags);
}

/** From the `x-amz-tagging` header: `a=b&c=d`. */
export function tagsFromHeader(text: string | undefined): readonly Tag[] | Refusal {
  return checkTags([...new URLSearchParams(text ?? '')].map(([key, value]) => ({ key, value })));
}

function checkTags(tags: readonly Tag[]): readonly Tag[] | Refusal {
  const sound = tags.every(({ key, value }) => key !== '' && key.length <= 128 && value.length <= 256);
  if (!sound) return refusal('InvalidTag', 'The tag provided was not a valid tag.');
  if (new Set(tags.map((tag) => tag.key)).size < tags.length) {
    return refusal('InvalidTag', 'Cannot provide multiple Tags with the same key');
  }
  return tags.length <= 10 ? tags : refusal('InvalidTag', 'Object tags cannot be greater than 10');
}

export function getRetention(call: Call, world: World): Answer | Refusal {
  const found = findVersion(call, world);
  if (isRefusal(found)) return found;
  const { retention } = found.version;
  if (retention === undefined) return noLock();
  return xmlAnswer(
    xml`<Retention><Mode>${retention.mode}</Mode><RetainUntilDate>${retention.until}</RetainUntilDate></Retention>`,
  );
}

export function putRetention(call: Call, world: World): Answer | Refusal {
  const found = findVersion(call, world);
  if (isRefusal(found)) return found;
  if (found.bucket.lock === undefined) return withoutLock();
  const body = readXml(call, 'Retention');
  if (isRefusal(body)) return body;
  const wanted = retentionOf(textOf(body, 'Mode'), textOf(body, 'RetainUntilDate'), world.now());
  if (wanted === undefined) return malformed();
  if (isRefusal(wanted)) return wanted;
  const before = found.version.retention;
  const weaker = before !== undefined && (wanted.until < before.until || wanted.mode !== before.mode);
  const free = before?.mode === 'GOVERNANCE' && call.value('x-amz-bypass-governance-retention') === 'true';
  if (weaker && !free && isKept(found.version, world.now(), false)) return protectedByLock();
  world.store.change(found.bucket.name, call.key, { ...found.version, retention: wanted });
  return { status: 200 };
}

/** `undefined`: not a retention at all. */
export function retentionOf(
  mode: string | undefined,
  until: string | undefined,
  now: number,
): Retention | Refusal | undefined {
  const at = Date.parse(until ?? '');
  if ((mode !== 'GOVERNANCE' && mode !== 'COMPLIANCE') || Number.isNaN(at)) return undefined;
  if (at <= now) return refusal('InvalidArgument', 'The retain until date must be in the future!');
  return { mode, until: new Date(at).toISOString() };
}

/** The retention a new object gets: its own headers, else the bucket's default. */
export function retentionForNew(
  bucket: Bucket,
  value: (name: string) => string | undefined,
  now: number,
): { readonly retention?: Retention } | Refusal {
  const [mode, until] = [value('x-amz-object-lock-mode'), value('x-amz-object-lock-retain-until-date')];
  if (mode !== undefined || until !== undefined) {
    if (bucket.lock === undefined) return withoutLock();
    const own = retentionOf(mode, until, now) ?? refusal('InvalidArgument', 'Unknown wormMode directive.');
    return isRefusal(own) ? own : { retention: own };
  }
  if (bucket.lock?.mode === undefined || bucket.lock.days === undefined) return {};
  const end = new Date(now + bucket.lock.days * 86_400_000).toISOString();
  return { retention: { mode: bucket.lock.mode, until: end } };
}

export function getLegalHold(call: Call, world: World): Answer | Refusal {
  const found = findVersion(call, world);
  if (isRefusal(found)) return found;
  if (found.bucket.lock === undefined) return noLock();
  return xmlAnswer(xml`<LegalHold><Status>${found.version.legalHold ? 'ON' : 'OFF'}</Status></LegalHold>`);
}

export function putLegalHold(call: Call, world: World): Answer | Refusal {
  const found = findVersion(call, world);
  if (isRefusal(found)) return found;
  if (found.bucket.lock === undefined) return withoutLock();
  const body = readXml(call, 'LegalHold');
  if (isRefusal(body)) return body;
  const status = textOf(body, 'Status');
  if (status !== 'ON' && status !== 'OFF') return malformed();
  world.store.change(found.bucket.name, call.key, { ...found.version, legalHold: status === 'ON' });
  return { status: 200 };
}

/** Whether Object Lock forbids that this version is destroyed now. */
export function isKept(version: Version, now: number, bypassGovernance: boolean): boolean {
  if (version.legalHold) return true;
  if (version.retention === undefined || Date.parse(version.retention.until) <= now) return false;
  return version.retention.mode === 'COMPLIANCE' || !bypassGovernance;
}

export function protectedByLock(): Refusal {
  return refusal('AccessDenied', 'Access Denied because object protected by object lock.');
}

function noLock(): Refusal {
  return refusal('NoSuchObjectLockConfiguration', 'The specified object does not have a ObjectLock configuration');
}

function withoutLock(): Refusal {
  return refusal('InvalidRequest', 'Bucket is missing Object Lock Configuration');
}

import { correspondentOf } from '../domain/case/recipient.ts';
import type { CaseFile } from '../domain/case/state.ts';
import type { Passed } from '../domain/case/tracks/recipients.ts';
import type { RequesterKind } from '../domain/case/vocabulary.ts';
import type { CaseKey } from '../ports/vault.ts';
import type { LogDeps } from './case-log.ts';
import { marksOf } from './contact-details.ts';
import { herReach, openReport } from './known-identifiers.ts';
import { linkDigest, linkToken } from './private-link.ts';

/** They act for one who can speak for herself. For a child, a dead person or a victim who did not ask, a person finds out whom to write to. */
const sheCanBeWrittenTo: ReadonlySet<RequesterKind> = new Set<RequesterKind>(['attorney', 'representative']);

/** What passes to her when this recipient, who asked for her, is revoked (L34 to L36); none when he is another. */
export async function passedToHer(
  deps: LogDeps,
  key: CaseKey,
  id: string,
  file: CaseFile,
  recipient: string,
): Promise<Passed | undefined> {
  if (recipient === 'subject' || recipient !== correspondentOf(file)) return undefined;
  const filed = await openReport(deps.store, key, id);
  const { email, address } = herReach(filed);
  // She said that letters do not come to her home.
  const unsafe = filed.safeContact === true && filed.mailing === undefined;
  const version = file.linkVersion + 1;
  return {
    marks: sheCanBeWrittenTo.has(file.requester) ? marksOf(key, { email, address: unsafe ? undefined : address }) : {},
    version,
    digest: linkDigest(linkToken(key, id, version, 'subject'), deps.sha256),
  };
}

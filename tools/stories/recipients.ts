import { maria } from '../../local/demo-shop/people.ts';
import type { Report } from '../../shared/schemas/report.ts';
import { createClient } from '../demo-client.ts';
import type { Filed, Telling } from './telling.ts';

/** What stories about other recipients have in common. */

/** Maria's report asked for by somebody else: the addresses we write to are his, she gives none. */
export async function askedBy(
  telling: Telling,
  requester: NonNullable<Report['requester']>,
  change: Partial<Report> = {},
): Promise<Report> {
  const { email: _, ...report } = await telling.marias({ wants: ['records'], requester, ...change });
  return report;
}

/** Proof recorded, matches decided, the package built: only the release is left. */
export async function upToRelease(telling: Telling, filed: Filed): Promise<void> {
  await telling.decideMatches(filed.id);
  await telling.prove(filed);
}

/** Rosa records what a recipient showed. */
export async function recordProof(telling: Telling, id: string, recipient: string, body: object): Promise<void> {
  await (await telling.as('rosa')).post(`/desk/cases/${id}/recipients/${recipient}/proof`, {
    note: 'Looked at side by side with the request; it agrees.',
    ...body,
  });
  await telling.idle();
}

/** The recipient of a mail opens the link in it; what he can do with it is his own. */
export function withLinkOf(telling: Telling, filed: Filed, who: string, to: string, subject: string): Filed {
  const text = telling.mails(to, subject).at(-1)?.text ?? '';
  const token = /\/status\/#([\w-]+)/u.exec(text)?.[1] ?? '';
  telling.must(`${who} has a private link of its own`, token !== '' && token !== filed.token);
  return { ...filed, who, token, her: createClient(telling.stack.apiUrl, token) };
}

/** Status of a release somebody proposes now. */
export async function triesToRelease(telling: Telling, id: string): Promise<number> {
  const built = Object.values((await telling.caseFile(id)).packages).findLast((p) => p.status === 'built');
  return await (await telling.as('rosa')).try(`/desk/cases/${id}/proposals`, {
    decision: { kind: 'release', request: 'r1', package: built?.id ?? 'p1' },
    note: 'Tried before everything was shown.',
  });
}

/** Nothing of the case went to her own mailbox. */
export function nothingToMaria(telling: Telling): boolean {
  return telling.mails(maria.email).length === 0;
}

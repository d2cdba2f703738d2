import { normaliseEmail } from '../domain/normalise.ts';
import type { CaseKeys } from '../ports/vault.ts';
import type { LinkBody } from '../schemas/contact-requests.ts';
import type { CaseAccessDeps } from './case-access.ts';
import { load } from './case-log.ts';
import { renewLink } from './contact.ts';
import { openAddress, openEmail } from './contact-details.ts';

export interface AskForLinkDeps extends CaseAccessDeps {
  readonly vault: CaseKeys;
  /** Waits so long, whatever is found meanwhile. */
  wait(ms: number): Promise<void>;
}

/** Longer than any look-up takes, so that the time of the answer says nothing either (G11). */
const answerAfterMs = 1200;

/**
 * A new private link, by reference and e-mail or ZIP. It goes to where she is written to, never to what was typed in, and whoever asks
 * learns nothing: the same answer, after the same time, whether there is such a case or not.
 */
export async function askForLink(deps: AskForLinkDeps, body: LinkBody, viewer: string): Promise<void> {
  await Promise.all([lookUp(deps, body, viewer), deps.wait(answerAfterMs)]);
}

async function lookUp(deps: AskForLinkDeps, body: LinkBody, viewer: string): Promise<void> {
  const letters = body.reference.toUpperCase().replace(/[^\dA-Z]/gu, '');
  const by = deps.ids.uuid();
  // Whether or not there is such a case: what is counted says nothing either.
  const [asked, from] = await Promise.all([
    deps.limits.take('link', deps.hidden(letters), by),
    deps.limits.take('linkSource', deps.hidden(viewer), by),
  ]);
  if (!asked || !from) return;
  const id = await deps.store.caseOf(`${letters.slice(0, 4)}-${letters.slice(4)}`);
  if (id === undefined) return;
  const [loaded, key] = await Promise.all([load(deps, id), deps.vault.key(id)]);
  if (!key || loaded.state.phase === 'none') return;
  const { file } = loaded.state;
  const email = await openEmail(deps.store, key, id, file);
  const address = body.postalCode === undefined ? undefined : await openAddress(deps.store, key, id, file);
  const hers =
    (email !== undefined && body.email !== undefined && deps.same(normalised(email), normalised(body.email))) ||
    (address?.postalCode !== undefined && deps.same(zip(address.postalCode), zip(body.postalCode ?? '')));
  if (!hers) return;
  // Whoever filed many reports in a stranger's name knows all their references.
  if (email !== undefined && !(await deps.limits.take('linkTo', deps.hidden(normalised(email)), by))) return;
  await renewLink(deps, id, key, { kind: 'subject' }, true);
}

function normalised(email: string): string {
  return normaliseEmail(email) ?? email;
}

/** The first five digits of a ZIP; abroad, letters and digits as they are. */
function zip(code: string): string {
  const plain = code.toUpperCase().replace(/[^\dA-Z]/gu, '');
  return /^\d{9}$/u.test(plain) ? plain.slice(0, 5) : plain;
}

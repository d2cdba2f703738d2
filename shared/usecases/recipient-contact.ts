import type { CaseStore } from '../ports/case-store.ts';
import type { CaseKey } from '../ports/vault.ts';
import { type RecipientContact, recipientContact } from '../schemas/recipients.ts';
import { correspondent, herReach, openReport } from './known-identifiers.ts';

/** Name of the sealed text that says how to reach a recipient who was named after the report. */
export function contactItem(recipient: string): string {
  return `recipient.${recipient}`;
}

/** How to reach a recipient: whoever asked and the officer of the report are in the report, the others sealed on their own. */
export async function contactOf(
  store: CaseStore,
  key: CaseKey,
  id: string,
  recipient: string,
): Promise<RecipientContact> {
  if (recipient === 'subject') return herReach(await openReport(store, key, id));
  if (recipient === 'requester') return correspondent(await openReport(store, key, id));
  if (recipient === 'officer') return (await openReport(store, key, id)).officer ?? {};
  const sealed = await store.sealedItem(id, contactItem(recipient));
  if (!sealed) throw new Error(`case ${id} does not know how to reach recipient ${recipient}`);
  return recipientContact.parse(JSON.parse(key.open(contactItem(recipient), sealed)));
}

export interface WhoItIs extends RecipientContact {
  /** Of his own files, as she or he gave it. */
  readonly reportNumber?: string | undefined;
}

/** Who a recipient is. The phone an officer gave of himself is not in it: he is called back on a number that we look up (L34). */
export async function whoItIs(store: CaseStore, key: CaseKey, id: string, recipient: string): Promise<WhoItIs> {
  if (recipient !== 'requester') return await contactOf(store, key, id, recipient);
  const { requester: asker } = await openReport(store, key, id);
  if (asker === undefined || asker.kind === 'self') throw new Error(`nobody asks for the person of case ${id}`);
  const { name, email, address } = asker;
  const more =
    asker.kind === 'officer'
      ? { agency: asker.agency, reportNumber: asker.reportNumber }
      : { agency: asker.organisation };
  return { name, email, address, ...more };
}

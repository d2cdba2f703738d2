import type { Recipient } from '../domain/case/recipient.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { CaseKey } from '../ports/vault.ts';
import { type RecipientContact, recipientContact } from '../schemas/recipients.ts';
import { correspondent, herReach, openReport } from './known-identifiers.ts';

/** Name of the sealed text that says how to reach a recipient who was named after the report. */
export function contactItem(recipient: string): string {
  return `recipient.${recipient}`;
}

/** The same of another address, written down later. */
export function movedItem(recipient: string, id: string): string {
  return `${contactItem(recipient)}~${id}`;
}

/** How to reach a recipient: whoever asked and the officer of the report are in the report, the others sealed on their own. */
export async function contactOf(
  store: CaseStore,
  key: CaseKey,
  id: string,
  recipient: string,
  /** The sealed text it is in, when it is not the first. */
  from?: string,
): Promise<RecipientContact> {
  if (from !== undefined) return await opened(store, key, id, from);
  if (recipient === 'subject') return herReach(await openReport(store, key, id));
  if (recipient === 'requester') return correspondent(await openReport(store, key, id));
  if (recipient === 'officer') return (await openReport(store, key, id)).officer ?? {};
  return await opened(store, key, id, contactItem(recipient));
}

async function opened(store: CaseStore, key: CaseKey, id: string, name: string): Promise<RecipientContact> {
  const sealed = await store.sealedItem(id, name);
  if (!sealed) throw new Error(`case ${id} has no ${name}`);
  return recipientContact.parse(JSON.parse(key.open(name, sealed)));
}

export interface WhoItIs extends RecipientContact {
  /** Of his own files, as she or he gave it. */
  readonly reportNumber?: string | undefined;
}

/** Who a recipient is. The phone an officer gave of himself is not in it: he is called back on a number that we look up (L34). */
export async function whoItIs(
  store: CaseStore,
  key: CaseKey,
  id: string,
  { id: recipient, contact }: Pick<Recipient, 'id' | 'contact'>,
): Promise<WhoItIs> {
  if (recipient !== 'requester' || contact !== undefined) return await contactOf(store, key, id, recipient, contact);
  const { requester: asker } = await openReport(store, key, id);
  if (asker === undefined || asker.kind === 'self') throw new Error(`nobody asks for the person of case ${id}`);
  const { name, email, address } = asker;
  const more =
    asker.kind === 'officer'
      ? { agency: asker.agency, reportNumber: asker.reportNumber }
      : { agency: asker.organisation };
  return { name, email, address, ...more };
}

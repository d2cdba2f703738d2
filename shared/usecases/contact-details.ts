import type { CaseFile } from '../domain/case/state.ts';
import { herOwn } from '../domain/case/tracks/reach.ts';
import type { Way } from '../domain/case/vocabulary.ts';
import { normaliseAddress, normaliseEmail, normalisePhone } from '../domain/normalise.ts';
import type { PostalAddress } from '../domain/records.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { CaseKey } from '../ports/vault.ts';
import { type ContactDetails, contactDetails } from '../schemas/sealed.ts';
import { correspondent, herReach, openReport } from './known-identifiers.ts';

/** Where she can be written to, as one sealed text says: the report, or a change that came into force. */
export async function openDetails(store: CaseStore, key: CaseKey, id: string, from: string): Promise<ContactDetails> {
  if (from === 'report') return correspondent(await openReport(store, key, id));
  if (from === herOwn) return herReach(await openReport(store, key, id));
  const sealed = await store.sealedItem(id, from);
  if (!sealed) throw new Error(`case ${id} has no ${from}`);
  return contactDetails.parse(JSON.parse(key.open(from, sealed)));
}

export async function openEmail(store: CaseStore, key: CaseKey, id: string, file: CaseFile, from?: string) {
  const { email } = await openDetails(store, key, id, from ?? file.contact.ways.email.from);
  return email;
}

export async function openAddress(store: CaseStore, key: CaseKey, id: string, file: CaseFile, from?: string) {
  const { address } = await openDetails(store, key, id, from ?? file.contact.ways.post.from);
  return address;
}

/**
 * Keyed commitments of what can be written to or called, under the case's own key: the log can tell that two are the same and nothing
 * else (L45, G12).
 */
export function marksOf(key: CaseKey, details: ContactDetails): Partial<Record<Way, string>> {
  const { email, address } = details;
  return {
    ...(email === undefined ? {} : { email: emailMark(key, email) }),
    ...(address === undefined ? {} : { post: addressMark(key, address) }),
  };
}

export function emailMark(key: CaseKey, email: string): string {
  return mark(key, 'email', normaliseEmail(email) ?? email);
}

export function phoneMark(key: CaseKey, phone: string): string {
  return mark(key, 'phone', normalisePhone(phone) ?? phone);
}

export function addressMark(key: CaseKey, address: PostalAddress): string {
  return mark(key, 'address', normaliseAddress(address));
}

/** 96 bits: enough that two are not taken for the same, and half the room in the log. */
const markLetters = 16;

function mark(key: CaseKey, kind: string, value: string): string {
  return key.commit('reach', `${kind}|${value}`).slice(0, markLetters);
}

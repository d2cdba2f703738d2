import {
  type Drive,
  decideLookBack,
  evolveLookBack,
  type LookBackCommand,
  type LookBackEvent,
  noDrive,
  type PastContact,
  toWriteTo,
} from '../../../shared/domain/look-back.ts';

export const at = '2026-11-25T15:00:00.000Z';
export const asked = (id: string, change: Partial<PastContact> = {}): PastContact => ({
  id,
  person: `p-${id}`,
  code: `C-${id}`,
  channel: 'phone-note',
  language: 'en',
  receivedOn: '2025-03-01',
  outcome: 'none',
  ways: ['post', 'email'],
  ...change,
});
export const importing = (...contacts: readonly PastContact[]): LookBackCommand => ({
  type: 'import',
  contacts,
  file: 'f',
});
/** One person asked in the past, and nobody answered. */
export const one = importing(asked('a'));
export const print = (contact = 'a'): LookBackCommand => ({ type: 'print', contact, commitment: 'c' });
export const post = (contact = 'a'): LookBackCommand => ({ type: 'post', contact, on: '2026-11-25', proof: 'RA 1' });
export const back = (contact = 'a'): LookBackCommand => ({ type: 'return', contact, on: '2026-12-10' });
export const claim = (contact = 'a'): LookBackCommand => ({ type: 'claim-mail', contact });
export const mailed = (contact = 'a'): LookBackCommand => ({ type: 'record-mail', contact, message: 'm' });
export const answer = (contact = 'a', reference = '7K4M-9QXT'): LookBackCommand => ({
  type: 'answer',
  contact,
  on: '2026-12-05',
  reference,
});

/** The last of the orders has what came of it told. */
export function play(...commands: readonly LookBackCommand[]) {
  let drive: Drive = noDrive;
  let last: readonly LookBackEvent[] = [];
  let refusal: string | undefined;
  for (const command of commands) {
    const decided = decideLookBack(drive, command);
    last = decided.ok ? decided.value : [];
    refusal = decided.ok ? undefined : decided.error;
    drive = last.reduce((d, e) => evolveLookBack(d, e, at), drive);
  }
  return { drive, last, refusal, of: (id: string) => drive.contacts[id], owed: toWriteTo(drive).map((c) => c.id) };
}

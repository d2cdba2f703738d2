import type { Followed } from '../decided.ts';
import type { Recipient } from '../recipient.ts';
import type { CaseFile, Letter, Mail } from '../state.ts';
import { closes } from './desk.ts';

/** What brought him the copy he was sent last: by whichever way, also where it went out more than once, to where he was when it was released. */
function bearers(file: CaseFile, { id, copies, contact, moved }: Recipient): readonly (Mail | Letter)[] {
  const last = copies.at(-1)?.package;
  return [...Object.values(file.mails), ...Object.values(file.letters)].filter(
    (m) =>
      m.recipient === id &&
      m.about === last &&
      (m.template === 'L1' || m.template === 'V18') &&
      (moved || m.from === contact),
  );
}

const gone = new Set(['bounced', 'returned', 'dropped']);

/** All that brought it came back, or never left: he does not have it (L34, L37). */
export function isCopyLost(file: CaseFile, recipient: Recipient): boolean {
  const all = bearers(file, recipient);
  return all.length > 0 && all.every((m) => gone.has(m.status));
}

/** Whether without this one nothing brings him his copy. */
export function isOnlyCopy(file: CaseFile, message: Mail | Letter): boolean {
  const recipient = file.recipients[message.recipient ?? ''];
  if (!recipient || recipient.revoked) return false;
  const all = bearers(file, recipient);
  return all.includes(message) && all.every((m) => m === message || gone.has(m.status));
}

/** Of all that was lost on its way to him: a person has looked after it. */
export function closesLost(file: CaseFile, recipient: string): Followed {
  const isHis = (m: Mail | Letter) => m.recipient === recipient;
  return [
    ...Object.values(file.mails)
      .filter(isHis)
      .flatMap((m) => closes(file, 'mail-undelivered', m.id)),
    ...Object.values(file.letters)
      .filter(isHis)
      .flatMap((l) => closes(file, 'letter-returned', l.id)),
  ];
}

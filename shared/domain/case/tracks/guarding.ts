import { correspondentOf, hasPart, type Recipient } from '../recipient.ts';
import type { CaseFile, Letter, Mail, Task } from '../state.ts';
import { isAnswer, isCarried, isWaiting } from './answers.ts';
import { isCopyLost, isOnlyCopy } from './copies-sent.ts';
import { isMoot } from './packing.ts';
import { isUnprepared } from './patience.ts';
import { moreToSend } from './records-owed.ts';
import { keepsRecords } from './retention.ts';

/** What a task stands guard over is still owed to her, or to one who gets a copy: no press on "Close" takes it off the list (L16, L37, L40). */
export function stillGuards(file: CaseFile, { kind, about }: Task): boolean {
  switch (kind) {
    case 'safe-route':
      return Object.values(file.parked).some((p) => p.way === about && isAnswer(p));
    case 'letter-unposted': {
      const letter = file.letters[about];
      return letter !== undefined && isWaiting(letter);
    }
    case 'letter-returned':
      return (
        Object.values(file.requests).some((r) => r.redelivers === about && r.answer === undefined) ||
        isStillLost(file, file.letters[about])
      );
    case 'mail-undelivered': {
      const mail = file.mails[about];
      const isHers = mail?.status === 'bounced' && mail.to === 'subject' && isAnswer(mail);
      return (isHers && !isCarried(file, mail)) || isStillLost(file, mail);
    }
    case 'prove-recipient':
    case 'release-copy': {
      const recipient = file.recipients[about];
      return (recipient?.moved === true || recipient?.keptBack === true) && maySendAgain(file, recipient);
    }
    case 'preparation-parked':
      return isUnprepared(file);
    case 'work-unfinished':
      return file.unfinished[about] !== undefined;
    case 'release-rest': {
      const pack = file.packages[about];
      const hers = file.recipients[correspondentOf(file)];
      if (pack === undefined) return false;
      const isOpen = file.requests[pack.request]?.answer === undefined;
      if (pack.recipient === undefined) return isOpen || moreToSend(file, pack.request);
      return hers !== undefined && pack.recipient === hers.id && hasPart(file, hers);
    }
    default:
      return false;
  }
}

/** His copy came back, and nothing brings it. */
function isStillLost(file: CaseFile, message: Mail | Letter | undefined): boolean {
  const recipient = file.recipients[message?.recipient ?? ''];
  if (!message || !recipient || !maySendAgain(file, recipient)) return false;
  return isOnlyCopy(file, message) && isCopyLost(file, recipient);
}

/** There is something left to send him: else a person tells him so, and closes the task. */
function maySendAgain(file: CaseFile, { revoked, copies }: Recipient): boolean {
  const isHers = Object.values(file.matches).some((m) => m.status === 'confirmed');
  return !revoked && isHers && keepsRecords(file) && !isMoot(file, copies.at(-1)?.request);
}

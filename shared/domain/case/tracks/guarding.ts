import { correspondentOf, hasPart } from '../recipient.ts';
import type { CaseFile, Task } from '../state.ts';
import { isAnswer, isCarried } from './answers.ts';
import { isWaiting } from './letters.ts';
import { isUnprepared } from './patience.ts';
import { moreToSend } from './records-owed.ts';

/** What a task stands guard over is still owed to her: no press on "Close" takes it off the list (L16, L37, L40). */
export function stillGuards(file: CaseFile, { kind, about }: Task): boolean {
  switch (kind) {
    case 'safe-route':
      return Object.values(file.parked).some((p) => p.way === about && isAnswer(p));
    case 'letter-unposted': {
      const letter = file.letters[about];
      return letter !== undefined && isWaiting(letter);
    }
    case 'letter-returned':
      return Object.values(file.requests).some((r) => r.redelivers === about && r.answer === undefined);
    case 'mail-undelivered': {
      const mail = file.mails[about];
      return mail?.status === 'bounced' && mail.to === 'subject' && isAnswer(mail) && !isCarried(file, mail);
    }
    case 'preparation-parked':
      return isUnprepared(file);
    case 'release-rest': {
      const pack = file.packages[about];
      const hers = file.recipients[correspondentOf(file)];
      if (pack?.recipient === undefined) return pack !== undefined && moreToSend(file, pack.request);
      return hers !== undefined && pack.recipient === hers.id && hasPart(file, hers);
    }
    default:
      return false;
  }
}

import { longDate } from '../format.ts';
import type { MailBody, OpenItem, StaffMail } from './templates.ts';

const items: Readonly<Record<OpenItem['what'], string>> = {
  identity: 'Proof of identity is not recorded',
  report: 'Proof of the claim is not recorded',
  search: 'A search has not ended',
  'search-parked': 'A system could not be searched',
  'match-undecided': 'A match waits for a decision',
  'step-parked': 'A step could not be carried out',
  'freeze-not-proposed': 'A freeze she asked for is not proposed',
  'package-not-built': 'The records package is not built',
  'release-not-proposed': 'The release is not proposed',
  'second-review': 'A second review is open',
};
const reviews = {
  release: 'a release of records',
  decline: 'a decline',
  'nothing-found': 'a search that found nothing',
  freeze: 'a freeze',
  unfreeze: 'the lifting of a freeze',
} as const;
const choice =
  'Two people now choose: send what there is, marked partial, or decline on one of the four grounds. The system does neither by itself.';

/** Mails to the desk: a reference, dates, who owns what. No personal data, in English. */
export function staffMail(mail: StaffMail, desk: string): MailBody {
  const link = { label: 'Open the desk', url: desk };
  switch (mail.id) {
    case 'S-new':
      return {
        subject: `${mail.reference} is new, due ${mail.dueOn}`,
        paragraphs: [`A new request came in. It is due on ${longDate(mail.dueOn, 'en')}.`],
        link,
      };
    case 'S-reminder':
      return {
        subject: `${mail.reference}: day ${mail.day}, due ${mail.dueOn}`,
        paragraphs: [
          `Day ${mail.day} of request ${mail.reference}. It is due on ${longDate(mail.dueOn, 'en')}.`,
          `Owner: ${mail.owner}. Backup: ${mail.backup}.`,
          ...(mail.day >= 27 ? [choice] : []),
          mail.open.length > 0 ? 'What is missing, and who owns it:' : 'Nothing is missing but the answer itself.',
        ],
        list: mail.open.map((o) => `${items[o.what]}${o.detail === undefined ? '' : ` (${o.detail})`}: ${o.owner}`),
        link,
        after: [
          'Acknowledge this reminder on the desk. One that nobody acknowledges climbs to the backup, then to the executives.',
        ],
      };
    case 'S-second-review':
      return {
        subject: `${mail.reference}: a second review is wanted`,
        paragraphs: [`A second person is wanted for ${reviews[mail.what]} on ${mail.reference}.`],
        link,
      };
    case 'S-overdue':
      return {
        subject: `${mail.reference} is overdue`,
        paragraphs: [
          `Request ${mail.reference} was due on ${longDate(mail.dueOn, 'en')} and has no answer.`,
          `Owner: ${mail.owner}. The person who asked has been told.`,
          choice,
        ],
        link,
      };
    case 'S-stuck':
      return {
        subject: `${mail.reference}: something is stuck`,
        paragraphs: [
          `After several tries, ${mail.what} on ${mail.reference} could not go on by itself.`,
          'It is now a task for a person.',
        ],
        link,
      };
    case 'S-bounced':
      return {
        subject: `${mail.reference}: a mail did not arrive`,
        paragraphs: [
          `Mail ${mail.which} of ${mail.reference} bounced.`,
          'Write by post within two working days, or call if she allowed it.',
        ],
        link,
      };
    default:
      return mail satisfies never;
  }
}

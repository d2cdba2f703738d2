import type { Brand } from '../../domain/brand.ts';
import { longDate } from '../format.ts';
import type { MailBody, MailTemplate, MissingProof, StaffMail } from './templates.ts';

const proof: Readonly<Record<MissingProof, string>> = {
  identity: 'a photo of your ID',
  report: 'your FTC Identity Theft Report or a police report',
};
const date = (d: string) => longDate(d, 'en');
const page = (brand: Brand) => `Go to ${brand.site}, select Check my request, and enter your reference.`;

export function english(mail: Exclude<MailTemplate, StaffMail>, brand: Brand): MailBody {
  switch (mail.id) {
    case 'V1':
      return {
        subject: `We got your request (reference ${mail.reference})`,
        paragraphs: [
          `Your reference is ${mail.reference}.`,
          `We will answer by ${date(mail.dueOn)}.`,
          mail.missing.length > 0
            ? 'You can add these when you have them. The date above stays the same:'
            : 'You do not need to do anything now.',
        ],
        list: mail.missing.map((m) => proof[m]),
        link: { label: 'See your request', url: mail.link },
        after: [
          'Keep this link to yourself. Anyone who has it can see how your request is going.',
          `You don't have to use the link. ${page(brand)}`,
          'If a charge on your card is not yours, tell your card company too. They have their own time limits, and our records do not replace that.',
        ],
      };
    case 'V4':
      return {
        subject: 'We need one more thing for your request',
        paragraphs: [`This is about reference ${mail.reference}. To send the records to the right person, we need:`],
        list: mail.missing.map((m) => proof[m]),
        link: { label: 'Open our site', url: brand.site },
        after: [
          `We are still working to answer by ${date(mail.dueOn)}.`,
          'If you have no photo ID, call us. There is another way.',
          page(brand),
        ],
      };
    case 'V7':
      return {
        subject: 'Your records are ready',
        paragraphs: [
          `The records for reference ${mail.reference} are ready.`,
          'They may show names or addresses that someone else used. Open them somewhere private, when you are ready.',
        ],
        link: { label: 'Open our site', url: brand.site },
        after: [
          page(brand),
          `You can open them until ${date(mail.until)}. We can send them again later, or on paper. It is free.`,
        ],
      };
    case 'V9':
      return {
        subject: 'Our decision about your request',
        paragraphs: [
          `Our decision on reference ${mail.reference} is on your request page.`,
          'You can ask again. The page says what would help.',
        ],
        link: { label: 'Open our site', url: brand.site },
        after: [page(brand), 'This can be a lot. To talk to someone, call or text 988, any time.'],
      };
    case 'V10':
      return {
        subject: 'The result of our search',
        paragraphs: [
          `We finished the search for reference ${mail.reference}.`,
          'Your request page says where we looked and how to send more details.',
        ],
        link: { label: 'Open our site', url: brand.site },
        after: [page(brand)],
      };
    case 'V11':
      return {
        subject: 'We are late with your request',
        paragraphs: [
          `We should have answered reference ${mail.reference} by ${date(mail.dueOn)}. We are sorry.`,
          'The people in charge here have been told, and are told again each day until you have your answer.',
        ],
        link: { label: 'Open our site', url: brand.site },
        after: [page(brand)],
      };
    case 'V13':
      return {
        subject: 'Your code is inside',
        paragraphs: [`Type this code on the page you have open. It works for ${mail.minutes} minutes.`],
        code: mail.code,
        after: ['We never ask for this code on the phone. If you did not ask for it, call us.'],
      };
    case 'L1':
      return {
        subject: 'Records requested under FCRA 609(e)',
        paragraphs: [
          `Records are ready for you as the officer named in request ${mail.reference}. No subpoena is needed.`,
        ],
        link: { label: 'Open our site', url: brand.site },
        after: [
          `To receive your copy, call ${brand.phone} and give the reference. We will call you back on a number we look up.`,
        ],
      };
    default:
      return mail satisfies never;
  }
}

export const englishFooter = (brand: Brand): readonly string[] => [
  `Questions? Call ${brand.phone} (TTY ${brand.tty}), ${brand.hours.en}.`,
  "You got this because someone sent us a request with this email. If it wasn't you, call us. We will never ask for your Social Security number or a password by email.",
  `Este mensaje es sobre una solicitud. Para recibirlo en español, llame al ${brand.phone}.`,
];

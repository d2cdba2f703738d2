import type { Brand } from '../../domain/brand.ts';
import { longDate, monthDay, weekdayDate } from '../format.ts';
import { action, type Block, heading, type MailBody, text } from './blocks.ts';
import { channelWords, mailNames, reviewSubjects, reviewWords, stuckWords, workRow } from './staff-words.ts';
import type { OfficerMail, StaffMail } from './template.ts';

type Reminder = Extract<StaffMail, { id: 'S-reminder' }>;

export function staffMail(mail: StaffMail, brand: Brand): MailBody {
  const subject = subjectOf(mail);
  return {
    language: 'en',
    subject,
    title: subject,
    blocks: [...bodyOf(mail), action('Open the case:', mail.deskUrl)],
    footer: [
      `You got this because you work on the records desk of ${brand.company}.`,
      'It holds no details of the person. Keep it that way when you answer or forward it.',
    ],
  };
}

function subjectOf(mail: StaffMail): string {
  const { reference } = mail;
  switch (mail.id) {
    case 'S-new':
      return `New request ${reference}, due ${weekday(mail.dueDate)}`;
    case 'S-reminder':
      return `Day ${mail.day}: ${reminderSubject(mail)}`;
    case 'S-overdue':
      return `Overdue: ${reference} was due ${weekday(mail.dueDate)}`;
    case 'S-second-review':
      return `Second review wanted: ${reviewSubjects[mail.what](reference)}`;
    case 'S-stuck':
      return `Stuck: ${stuckWords(mail.what).name} for ${reference} needs you`;
    case 'S-bounced':
      return `A mail for ${reference} came back`;
    case 'S-delivery-unknown':
      return `Not sure a mail for ${reference} arrived`;
    default:
      return mail satisfies never;
  }
}

function reminderSubject({ reference, day, daysLeft, dueDate }: Reminder): string {
  if (daysLeft < 0) return `${reference} was due ${weekday(dueDate)}`;
  if (daysLeft === 0) return `${reference} is due today`;
  if (day >= executiveDay) return `${reference} has no answer, due ${monthDay(dueDate, 'en')}`;
  return day >= choiceDay ? `decide on ${reference} by ${weekday(dueDate)}` : `${reference} is due ${weekday(dueDate)}`;
}

function bodyOf(mail: StaffMail): readonly Block[] {
  switch (mail.id) {
    case 'S-new':
      return [
        key(`The answer is due on ${longDate(mail.dueDate, 'en')}.`),
        text(`A new request came by ${channelWords[mail.channel]}. Nothing stops or moves this date.`),
        text('The searches have started. Open the case to see what is missing.'),
      ];
    case 'S-reminder':
      return reminder(mail);
    case 'S-overdue':
      return [
        key(`The answer was due on ${longDate(mail.dueDate, 'en')}. It has not been sent.`),
        { kind: 'fact', label: 'Owner', value: mail.owner },
        text('The log now says that the date was missed. The person has been told that we are late.'),
        text('This mail comes again every day until the person has an answer.'),
        ...choice('Choose now'),
      ];
    case 'S-second-review':
      return [
        key(reviewWords[mail.what]),
        text('Approve it or send it back. The one who proposed it cannot approve it.'),
      ];
    case 'S-stuck': {
      const stuck = stuckWords(mail.what);
      return [key(stuck.what), text('We tried several times. A person is needed now.'), text(stuck.next)];
    }
    case 'S-bounced':
      return [
        key(`The person did not get this mail: ${mailNames[mail.which]}.`),
        text('The address does not take mail. We will not write to it again.'),
        text('Call if the person allowed it. If not, send a paper letter within 2 working days.'),
        text('If somebody could see the mail at home, agree on a safe way first.'),
      ];
    case 'S-delivery-unknown':
      return [
        key(`We do not know if this mail arrived: ${mailNames[mail.which]}.`),
        text('It left here, but no word came back. It may have been sent twice, or not at all.'),
        text('Look at the case. If the person has not opened the page, call or send a letter.'),
      ];
    default:
      return mail satisfies never;
  }
}

/** Day 27 puts the choice before people and day 28 goes to executives, L16. */
const choiceDay = 27;
const executiveDay = 28;

/** L15, L16: what is missing and who has it, then what a person can still do. */
function reminder(mail: Reminder): readonly Block[] {
  const due = longDate(mail.dueDate, 'en');
  return [
    key(
      mail.daysLeft < 0
        ? `The answer was due on ${due}. It is ${days(-mail.daysLeft)} late.`
        : mail.daysLeft === 0
          ? `The answer is due today, ${due}.`
          : `${days(mail.daysLeft)} left. The answer is due on ${due}.`,
    ),
    ...(mail.day >= executiveDay
      ? [text('You get this because the case is close to its date or past it, and no answer has been sent.')]
      : []),
    { kind: 'fact', label: 'Owner', value: mail.owner },
    { kind: 'fact', label: 'Backup', value: mail.backup },
    ...(mail.missing.length === 0
      ? [heading('Nothing is missing'), text('All the work is done, but no answer has been sent. Propose it today.')]
      : [
          heading(mail.missing.length === 1 ? '1 thing is missing' : `${mail.missing.length} things are missing`),
          {
            kind: 'work',
            columns: { what: 'What is missing', owner: 'Who has it' },
            rows: mail.missing.map(workRow),
          } as const,
        ]),
    ...(mail.day >= choiceDay
      ? choice(mail.daysLeft < 0 ? 'Choose now' : 'Choose today')
      : [
          heading('If this stays open'),
          text(
            `On day ${choiceDay} you choose: send what there is, or decline on a lawful ground. On day ${executiveDay} the executives are told.`,
          ),
          text('Nothing is sent or declined by itself. Nothing moves the date.'),
        ]),
    text('Select Acknowledge on the case when you have read this, so that we know it reached you.'),
  ];
}

function choice(title: string): readonly Block[] {
  return [
    heading(title),
    {
      kind: 'list',
      items: [
        'Send the records there are, marked partial. The rest follows, and the letter says so.',
        'Or decline on one of the four grounds of 15 U.S.C. 1681g(e)(5), with its facts.',
      ],
    },
    text('Each needs a second person. “Privacy” and “security” are not grounds.'),
  ];
}

/** To the officer the person named (1681g(e)(1)(B)). No names, so that a wrong address learns nothing. */
export function officerMail(mail: OfficerMail, brand: Brand): MailBody {
  const subject = 'Records requested under FCRA 609(e)';
  return {
    language: 'en',
    subject,
    title: subject,
    blocks: [
      { kind: 'fact', label: 'Reference', value: mail.reference },
      key('The records are ready for you.'),
      text('A person asked us for business records under 15 U.S.C. 1681g(e) and named you to get a copy.'),
      text('You do not need a subpoena. There is no fee.'),
      action('Get your copy:', `${brand.site}/status/`, brand.site),
      text(`Select Check my request and enter the reference, or call ${brand.phone} and give it.`),
      text('Before we hand over anything, we call you back on a number that we look up.'),
    ],
    footer: [
      `Questions? Call ${brand.phone} (TTY ${brand.tty}), ${brand.hours.en}. You can also answer this email.`,
      `By mail: ${brand.postalAddress.join(', ')}`,
      'You got this because someone who sent us a request gave this email as yours. If that is wrong, call us.',
    ],
  };
}

function key(words: string): Block {
  return { kind: 'key', text: words };
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

function weekday(date: string): string {
  return weekdayDate(date, 'en');
}

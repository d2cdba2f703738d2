import type { Brand } from '../../domain/brand.ts';
import type { Held } from '../../domain/case/tracks/answers.ts';
import { longDate, monthDay, weekdayDate } from '../format.ts';
import { action, type Block, heading, type MailBody, text } from './blocks.ts';
import {
  bouncedWords,
  channelWords,
  handWords,
  heldWords,
  lateWords,
  mailNames,
  reachWords,
  reviewSubjects,
  reviewWords,
  stuckWords,
  workRow,
} from './staff-words.ts';
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
    case 'S-unacknowledged':
      return `Nobody has acknowledged day ${mail.day} of ${reference}`;
    case 'S-overdue':
      return `Overdue: ${reference} was due ${weekday(mail.dueDate)}`;
    case 'S-second-review':
      return `Second review wanted: ${reviewSubjects[mail.what](reference)}`;
    case 'S-few-approvers':
      return `No second approver for ${reference}`;
    case 'S-stuck':
      return `Stuck: ${stuckWords(mail.what).name} for ${reference} needs you`;
    case 'S-hold':
      return `Holds on ${reference} end ${weekday(mail.endsOn)}`;
    case 'S-claim':
      return `Two people claim one card: ${reference}`;
    case 'S-appeal':
      return `A holder asks for another look: ${reference}`;
    case 'S-by-hand':
      return `Answer for ${reference} by ${weekday(mail.answerBy)}`;
    case 'S-bounced':
      return `A mail for ${reference} came back`;
    case 'S-reach':
      return `${reachWords[mail.what].subject} ${reference}`;
    default:
      return mail satisfies never;
  }
}

function reminderSubject({ reference, day, daysLeft, dueDate, held }: Reminder): string {
  if (daysLeft < 0) return `${reference} was due ${weekday(dueDate)}`;
  if (daysLeft === 0) return `${reference} is due today`;
  if (held && day >= choiceDay) return `answer to ${reference} waits, due ${monthDay(dueDate, 'en')}`;
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
    case 'S-unacknowledged':
      return [
        key(`The reminder of day ${mail.day} was sent, and nobody has said that it was read.`),
        { kind: 'fact', label: 'Owner', value: mail.owner },
        text(`The answer is due on ${longDate(mail.dueDate, 'en')}. Nothing moves this date.`),
        text(
          mail.to === 'backup'
            ? 'You are the backup: the case is yours until the owner is back.'
            : 'The backup was told before, and did not answer either.',
        ),
        text('Open the case and select Acknowledge, or give it to someone who is here.'),
      ];
    case 'S-overdue':
      return [
        key(`The answer was due on ${longDate(mail.dueDate, 'en')}. It has not been sent, or not all of it.`),
        { kind: 'fact', label: 'Owner', value: mail.owner },
        text('The log now says that the date was missed.'),
        text(lateWords[mail.told]),
        text('A reminder comes every day until the answer has left.'),
        ...(mail.held ? decided(mail.held) : choice('Choose now')),
      ];
    case 'S-second-review':
      return [
        key(reviewWords[mail.what]),
        text('Approve it or send it back. The one who proposed it cannot approve it.'),
      ];
    case 'S-few-approvers':
      return [
        key('A decision waits for a second person, and fewer than two approvers are left.'),
        { kind: 'fact', label: 'Answer by', value: longDate(mail.dueDate, 'en') },
        text(
          'Nobody can approve alone. Until there are two, no records go out, nothing is declined and no account is frozen.',
        ),
        text('Name another approver today. The date does not wait.'),
      ];
    case 'S-stuck': {
      const stuck = stuckWords(mail.what);
      return [key(stuck.what), text('We tried several times. A person is needed now.'), text(stuck.next)];
    }
    case 'S-hold':
      return [
        key(`Holds on payment methods end by themselves on ${longDate(mail.endsOn, 'en')}.`),
        text('They rest on the report alone. Nobody has recorded the proof yet.'),
        text('Record the proof, and the cards come off. Or renew a hold and write why.'),
        text('If you do nothing, the payment methods work again. Nothing else changes, and the date stays.'),
      ];
    case 'S-claim':
      return [
        key('Two people showed that they hold the same card. It can be a joint card, or one of them is wrong.'),
        text('Nothing is taken off or frozen for this card until a person has looked. Both dates stay as they are.'),
        text(
          'Open both cases. On each, say if the card is that person’s, shared, or not that person’s, and write why.',
        ),
      ];
    case 'S-appeal':
      return [
        key('The holder of a matched account says that the hold is a mistake. What was said is on the case.'),
        text('Look at what the match rests on, and at what the holder says. The holder may have done nothing wrong.'),
        text('Lift the hold, or let it stand, and write why. To lift a freeze, propose it: two people decide.'),
        text('Never tell the holder who asked us, or that somebody did. The answer goes out in fixed words.'),
      ];
    case 'S-by-hand':
      return [
        key(handWords(mail.what)),
        { kind: 'fact', label: 'Answer by', value: longDate(mail.answerBy, 'en') },
        ...(mail.what.kind === 'search' && mail.what.more === true
          ? [text('We asked you before. More is known of the person now: please search again with all of it.')]
          : []),
        text('You look after this system, and it has no link to ours. So we ask you.'),
        text('The details are on the case, not in this mail. Who looks at them is written down.'),
        text('Enter what you did or found on the case, also when you found nothing.'),
        text(
          mail.what.kind === 'step' && mail.what.notice !== undefined
            ? 'Add nothing to it, and say nothing more to the holder: who asks is sent on to us.'
            : 'Please do not write to the holder of an account, and do not call.',
        ),
      ];
    case 'S-bounced':
      return [
        key(bouncedKey(mail)),
        text(mail.unwanted ? 'The mailbox says that this mail is not wanted.' : 'The address does not take mail.'),
        ...(mail.brings === 'recipient' || mail.brings === 'before' ? [] : [text('We will not write to it again.')]),
        ...bouncedWords[mail.brings].map(text),
      ];
    case 'S-reach': {
      const { what, next } = reachWords[mail.what];
      return [key(what), ...next.map(text)];
    }
    default:
      return mail satisfies never;
  }
}

function bouncedKey({ which, brings, unwanted }: Extract<StaffMail, { id: 'S-bounced' }>): string {
  const who = brings === 'recipient' ? 'Somebody who gets a copy' : 'The person';
  return unwanted
    ? `${who} complained of this mail: ${mailNames[which]}.`
    : `${who} did not get this mail: ${mailNames[which]}.`;
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
    ...(mail.held ? decided(mail.held) : mail.day >= choiceDay ? chooses(mail) : willChoose),
    text('Select Acknowledge on the case when you have read this, so that we know it reached you.'),
  ];
}

const willChoose: readonly Block[] = [
  heading('If this stays open'),
  text(
    `On day ${choiceDay} you choose: send what there is, or decline on a lawful ground. On day ${executiveDay} the executives are told.`,
  ),
  text('Nothing is sent or declined by itself. Nothing moves the date.'),
];

function chooses({ daysLeft }: Reminder): readonly Block[] {
  return choice(daysLeft < 0 ? 'Choose now' : 'Choose today');
}

/** There is nothing to choose any more, and to propose it again is refused. */
function decided(held: Held): readonly Block[] {
  const { what, next } = heldWords[held];
  return [
    heading('The answer is decided'),
    text(`${what}. ${next}`),
    text('It counts only when it has left. Until then the date runs, and nothing moves it.'),
  ];
}

function choice(title: string): readonly Block[] {
  return [
    heading(title),
    {
      kind: 'list',
      items: [
        'Send the records there are, marked partial. The rest follows, and the letter says so.',
        'Nothing found, and a system has not answered: say so, with the rest still owed.',
        'Or decline on one of the four grounds of 15 U.S.C. 1681g(e)(5), with its facts.',
      ],
    },
    text('Each needs a second person. “Privacy” and “security” are not grounds.'),
  ];
}

export const officerWhy = {
  named: 'A person asked us for business records under 15 U.S.C. 1681g(e) and named you to get a copy.',
  authorised: 'A person lets you get business records that they asked us for under 15 U.S.C. 1681g(e).',
} as const;

/** To an officer (1681g(e)(1)(B)) or agency ((C)) after the call back. No names, so that a wrong address learns nothing. */
export function officerMail(mail: OfficerMail, brand: Brand): MailBody {
  const subject = 'Records requested under FCRA 609(e)';
  return {
    language: 'en',
    subject,
    title: subject,
    blocks: [
      { kind: 'fact', label: 'Reference', value: mail.reference },
      key('The records are ready for you.'),
      text(officerWhy[mail.why]),
      text('You do not need a subpoena. There is no fee.'),
      action('Get your copy:', mail.link, brand.site),
      text('Keep this link to yourself. It opens your copy only with a code that we send to this mailbox.'),
      text(`Your copy is there until ${longDate(mail.availableUntil, 'en')}. You can ask again later.`),
    ],
    footer: [
      `Questions? Call ${brand.phone} (TTY\u00a0${brand.tty}), ${brand.hours.en}. You can also answer this email.`,
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

import { wantedEn } from '../wanted.ts';
import type { MailWords } from './words.ts';

const dispute = 'Our records do not take the place of a dispute with them.';

export const mailEn: MailWords = {
  titles: {
    V1: 'We got your request',
    V2: 'We got your documents',
    V3: 'One of your files did not work',
    V4: 'We need something more for your request',
    V5: 'Your request still needs something from you',
    V6: 'We are still working on your request',
    V7: 'Your records are ready',
    V8: 'Some of your records are ready',
    V9: 'Our decision about your request',
    V10: 'The result of our search',
    V11: 'We are late with your request',
    V12: 'Your new private link',
    V13: 'Your code is inside',
    V14: 'Your contact details were changed',
    V15: (day) => `Your records are available until ${day}`,
    V16: 'Your request is closed',
    V17: 'We were asked to send another copy',
    V18: 'Records are ready for you',
  },
  withReference: (title, reference) => `${title} (reference ${reference})`,
  neutral: { title: 'We have an update for you', opening: 'You can read this when you have a quiet moment.' },
  reference: 'Reference',
  answerBy: (date) => `We will answer by ${date}.`,
  nothingToDo: "You don't need to do anything now.",
  missing: {
    heading: 'What is still missing',
    items: wantedEn,
    whenYouHaveThem: 'We have started. Add this on your request page when you have it:',
    dateStays: 'The date above stays the same.',
    need: 'We need this from you to send the records:',
    again: 'What you sent does not show it yet. It may be cut off, hard to read, too old or for another person.',
    why: 'The law lets us ask for this. It keeps the records from going to anyone else.',
    otherWays: "If you can't send it, call us. There are other ways.",
    onlyReminder: 'This is the only reminder we will send.',
    byPost: 'You can also send paper copies to the address below. Write your reference on them.',
  },
  next: {
    heading: 'What happens next',
    steps: (date, asker) => [
      ...{
        self: [
          'We look for accounts and purchases where your information was used.',
          'We check your ID and your report.',
        ],
        acting: [
          'We look for accounts and purchases where the information of this person was used.',
          'We check the ID and the report, and that you may act for this person.',
        ],
        officer: [
          'We look for accounts and purchases where this information was used.',
          'We check the papers. We call your agency at a number we look up.',
        ],
      }[asker],
      date === undefined
        ? "Then we send you the records at once, or tell you why we can't."
        : `By ${date}, we send you the records or tell you why we can't.`,
    ],
  },
  card: {
    self: {
      heading: 'If your card or bank account was used',
      ours: 'You told us about a card or bank account. When we are sure it is yours, we take it off accounts that are not.',
      bank: [
        'Tell your bank or card company now. They have their own time limit. Our date does not change it.',
        dispute,
      ],
    },
    acting: {
      heading: 'If a card or bank account of this person was used',
      ours: 'You told us about a card or bank account. When we are sure it is theirs, we take it off accounts that are not.',
      bank: [
        'Tell their bank or card company now. They have their own time limit. Our date does not change it.',
        dispute,
      ],
    },
    officer: {
      heading: 'If a card or bank account was used',
      ours: 'You told us about a card or bank account. When we are sure whose it is, we take it off accounts of others.',
      bank: [
        'Their bank or card company needs to know. They have their own time limit. Our date does not change it.',
        dispute,
      ],
    },
  },
  see: {
    request: 'See your request:',
    records: 'Get your records:',
    decision: 'Read our decision:',
    result: 'See where we looked:',
  },
  keepPrivate: 'Keep this link to yourself. Anyone who has it can see how your request is going.',
  otherRoute: (host) =>
    `You don't have to use this link. You can also go to ${host}, select Check my request, and enter your reference.`,
  documentsReceived: (count) => (count === 1 ? 'We got 1 document.' : `We got ${count} documents.`),
  documentsChecked: 'A person will check what you sent.',
  fileNotTaken: [
    'We could not use one of the files you sent.',
    'Send it again from your request page. A new photo in good light works well. A PDF works too.',
  ],
  stillWorking: 'We are looking for the records. We have not forgotten you.',
  records: {
    until: (date) => `You can get them until ${date}.`,
    private: [
      'They may show names, addresses or other details that someone else used.',
      'Open them somewhere private, when you are ready.',
    ],
    code: 'When you open them, we send you a code. This keeps others out.',
    again: 'You can ask for them again later, or for paper copies. It is free.',
    rest: ['Your request page says what is not there yet, and why.', "You don't need to ask for the rest again."],
  },
  decision: [
    'Our decision is on your request page. The page gives the reason and says what can change it.',
    'You can ask us to look again at any time. It is free.',
  ],
  result: [
    'We finished our search and did not find records.',
    'Your request page shows where we looked.',
    'If you know more, send it from that page. We will look again. It is free.',
  ],
  resultSoFar: [
    'We have found no records so far. Some of our systems have not answered yet.',
    'Your request page shows which they are, and where we looked.',
    "We keep asking, and write to you again. You don't need to ask again.",
  ],
  late: (date) => ({
    key: `We should have answered in full by ${date}. We are sorry.`,
    lines: [
      'You did nothing wrong. Your right to an answer stays the same.',
      'The people who lead our company know about this delay. Your request page shows what we are doing.',
      'If you want to talk to a person, call us at the number below.',
    ],
  }),
  newLink: [
    'Here is the new link to your request. The old link no longer works.',
    "If you didn't expect a new link, call us.",
  ],
  code: {
    use: (minutes) => `Enter it on the page where you asked for it. It works once, for ${minutes} minutes.`,
    useUntil: (date) =>
      `Enter it on the page where you asked for it. If you see no box there, select “I have a code”. It works once, until ${date}.`,
    never: 'Keep it to yourself. We will never ask you for it by phone, text or email.',
    notYou: "If you didn't ask for a code, call us.",
  },
  paper: {
    help: (phone, tty, hours) => `Questions? Call ${phone} (TTY\u00a0${tty}), ${hours}. You can also write to us.`,
    why: "You got this letter because someone sent us a request with this address. If it wasn't you, call us.",
    never: 'We will never ask for your Social Security number or a password by mail.',
    switchToThis: (phone) => `To get these letters in English, call ${phone}.`,
    whenYouHaveThem: 'We have started. When you have it, send us a copy by mail:',
    byPost: 'Send copies to the address at the top of this letter. Write your reference on them. Keep the originals.',
    keepPrivate: 'Keep this letter to yourself. Anyone who has it can see how your request is going.',
    site: (host) =>
      `You don't need the internet. If you want to look online, go to ${host}, select Check my request, and enter your reference.`,
    camera: 'Or point the camera of a phone at this square:',
    enclosed: ['Your records are in this envelope.', 'The first pages say what is in it and what we did.'],
    enclosedAgain: 'You can ask us for another copy at any time. It is free.',
    documentAgain: 'Send a copy again. A new photo in good light works well.',
    restInside: ['The first pages say what is not there yet, and why.', "You don't need to ask for the rest again."],
    late: 'If you want to know what we are doing, call us at the number below. A person will tell you.',
    codeNever: 'Keep it to yourself. We will never ask you for it by phone, text, email or mail.',
    page: (reference, page, pages) => `Reference ${reference}  ·  Page ${page} of ${pages}`,
  },
  contactChanged: [
    'We changed how we reach you about your request.',
    "If you asked for this, you don't need to do anything.",
    "If you didn't, call us now. We will change it back.",
  ],
  closed: [
    'Nothing more will happen on this request.',
    'You can ask again at any time. It is free. Call us, or start again on our site.',
  ],
  copyWanted: [
    'We were asked to send a copy of your records to someone else.',
    "If you asked for this, you don't need to do anything.",
    "If you didn't, call us now. We check first, and nothing goes out before that.",
  ],
  copyReady: ['You act for another person. Here are the records that person asked us for.'],
  helpLines: [
    'Free help from others: IdentityTheft.gov or 1-877-438-4338.',
    'This can be a lot. To talk to someone, call or text 988, any time.',
  ],
  footer: {
    help: (phone, tty, hours) =>
      `Questions? Call ${phone} (TTY\u00a0${tty}), ${hours}. You can also answer this email.`,
    post: (address) => `By mail: ${address}`,
    why: "You got this because someone sent us a request with this email. If it wasn't you, call us.",
    never: 'We will never ask for your Social Security number or a password by email.',
  },
  switchToThis: (phone) => `To get these emails in English, call ${phone}.`,
};

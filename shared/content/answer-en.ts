import type { AnswerWords } from './answer.ts';

export const answerEn: AnswerWords = {
  declined: {
    title: 'We can’t send these records',
    why: 'Why',
    law: (citation) => `The law that lets us say this is ${citation}.`,
    change: 'What can change this',
    again: 'You can ask again',
  },
  nothing: {
    title: 'We looked and did not find records',
    soFarTitle: 'We have found no records so far',
    rest: 'Not answered yet',
    restText:
      'These places have not told us yet. We keep asking, and write to you again when they have. You don’t need to ask again.',
    where: 'Where we looked',
    whereText: 'We looked in each of these places for your details.',
    searched: (system, on) => `${system}, on ${on}`,
    used: 'What we looked for',
    usedText: 'We looked for these details of yours. We did not look for the name of anyone else.',
    more: 'If you know more',
    moreText:
      'Ask again, or call us. Tell us another card, phone, email or address of yours that may have been used, or another name of yours. We will look again. It is free.',
  },
  records: {
    title: 'Your records are ready',
    partlyTitle: 'Some of your records are ready',
    rest: 'The rest',
    restText:
      'We do not have all of the records yet. We will send you the rest as soon as we have it. You don’t need to ask again.',
    withheld: 'What we held back',
    withheldText: 'Another law does not let us send these. Two people here checked it.',
    heldBack: (what, citation) => `${what}: ${citation}`,
  },
  help: {
    title: 'Help',
    call: (phone, tty) => `Call us at ${phone} (TTY\u00a0${tty}). A person will talk with you.`,
    others: 'You can also get free help at IdentityTheft.gov, or tell the CFPB at consumerfinance.gov/complaint.',
    talk: 'This can be a lot. To talk to someone, call or text 988, any time.',
  },
  kinds: {
    name: 'your names',
    address: 'your addresses',
    phone: 'your phone numbers',
    email: 'your email addresses',
    card: 'your cards',
  },
  classes: {
    application: 'Applications',
    statements: 'Statements',
    orders: 'Orders',
    receipts: 'Receipts',
    payments: 'Payments',
    deliveries: 'Deliveries',
    'support-notes': 'Notes of calls and messages',
    'account-changes': 'Changes to the account',
    'phone-numbers': 'Phone numbers used',
    'vendor-held': 'Records at another company',
  },
};

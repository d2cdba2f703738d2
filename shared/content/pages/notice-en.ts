import type { NoticeWords } from './notice.ts';

export const noticeEn: NoticeWords = {
  title: 'Get the records of an account or purchase made in your name',
  lead: (company) =>
    `Did someone use your name or information at ${company}? You have a right to copies of our records about it.`,
  facts: ['It is free.', 'We answer within 30 days.', "You don't need to know who it was. We won't ask."],
  start: 'Start',
  after: [
    'Most people finish in about 10 minutes.',
    'Your answers stay on this device until you send them or close this tab.',
    'You can send your request now and add documents later.',
  ],
  get: {
    heading: 'What you can get',
    items: [
      'the application, if an account was opened',
      'statements and bills',
      'orders, receipts and payment slips',
      'delivery addresses',
      'phone numbers and emails that were used',
      'notes of calls and chats with us',
    ],
    note: 'The records can show names and addresses that someone else used. We do not hide those from you.',
  },
  have: {
    heading: 'Have these nearby, or add them later',
    intro: 'The law lets us ask for proof, so that your records do not go to anyone else.',
    identity: "your ID, like a driver's license, passport or state ID",
    account: 'a letter, bill or credit report that shows the account, if you have one',
    report: 'your FTC Identity Theft Report or a police report. One of them is enough',
    without: 'No ID or no report? Send your request all the same. There are other ways, and we will help.',
  },
  ways: {
    heading: 'How to ask',
    online: 'Online: select Start on this page.',
    post: 'By mail: print the form, or write your own letter. Send it to:',
    postNote: 'Mail counts just like the form online. We answer by mail if you like.',
    call: 'By phone: we can write down your request for you.',
    anyone: 'You do not need an account with us. You can ask for a child or for someone you care for.',
  },
  time: {
    heading: 'When we answer',
    lines: [
      'The 30 days start on the day we get your request.',
      'Nothing stops them, even if a document is still missing.',
      "If we can't send something, we tell you why in writing. You can then ask us to look again.",
    ],
  },
  police: {
    heading: 'The police can get the records too',
    lines: [
      'You can name a police officer or agency in your request. We then send them a copy. They need no court order.',
      'An officer can also ask us, with your permission.',
      'You get your own copy in any case. You do not need the police to get it.',
    ],
  },
  protect: {
    heading: 'What else we can stop',
    lines: [
      'Tell us which of your cards or bank accounts were used. We take them off accounts that are not yours.',
      'We can stop accounts opened in your name. We can also tell credit bureaus we work with.',
    ],
  },
  links: {
    heading: 'More ways to go on',
    status: 'Check my request',
    link: 'Send me my link again',
    print: 'Print the form and mail it',
  },
  law: 'This right is in the Fair Credit Reporting Act, section 609(e), 15 U.S.C. 1681g(e).',
  version: (version, since) => `Version ${version} of this notice, from ${since}.`,
};

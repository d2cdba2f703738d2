import type { PrintWords } from './print-form.ts';

export const printEn: PrintWords = {
  title: 'Request for records',
  intro: [
    'Use this form if someone used your name or information with us. It is free.',
    'You can also write your own letter. It counts just the same.',
  ],
  send: 'Mail it to:',
  counts: 'We answer within 30 days of the day it comes in. Nothing stops the 30 days.',
  know: 'Fill in what you know. Leave the rest blank. We search all the same.',
  cards: "Cards or bank accounts of yours that may be on an account that isn't yours",
  card: (number) => `Card or bank account ${number}`,
  cardBlanks: 'Kind, name of the bank, last 4 digits, month and year it ends. Leave out the full number.',
  usedBlanks: 'Yours, old ones too. If you ask for someone else, write theirs.',
  birthBlank: 'Month, day, year. We hold it against your ID.',
  forOther: 'If you ask for someone else',
  forOtherHint: 'Then write their name and details above, and yours here.',
  emailOrAddress: 'Your email, or the address for letters if it is not the one above',
  identity: 'Which of these do you send with this form?',
  report: 'Do you send a report about what happened?',
  copies: 'Send copies and keep the originals. Send now what you have. You can send the rest later.',
  sign: 'Sign your name',
  date: 'Date',
  pdf: 'Open as PDF',
  howToPrint: 'To print this page, use the print button of your browser, or open the PDF.',
  footer: (company, page, pages) => `${company}  ·  Request for records  ·  Page ${page} of ${pages}`,
};

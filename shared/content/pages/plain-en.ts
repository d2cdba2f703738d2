import type { PlainPages } from './plain.ts';

export const plainEn: PlainPages = {
  privacy: {
    title: 'How we keep your information',
    lead: 'What you send us here is used for your request, and for nothing else.',
    sections: [
      {
        heading: 'What we ask for, and why',
        lines: [
          'Your name, addresses, phone and email: to find records in which your information was used.',
          'The last digits of your cards: to find them on accounts that are not yours, and take them off.',
          'Your ID and report: the law lets us ask, so that your records go to no one else.',
          'We never ask who it was. We never ask for your Social Security number or a whole card number.',
        ],
      },
      {
        heading: 'Who sees it',
        lines: [
          'Staff who work on your request. Each look at your documents is written down.',
          'Nobody whose account is looked at is told about you.',
          'A police officer or someone else gets a copy only if you name them.',
          'We do not sell it. We do not use it for ads.',
        ],
      },
      {
        heading: 'How it is kept',
        lines: [
          'Each request has a key of its own. Names, addresses and documents are locked with it.',
          'We keep your request as long as the law asks for, at least 5 years. Pictures of your ID go earlier.',
          'At the end we destroy the key. Then nobody can read your details any more.',
        ],
      },
      {
        heading: 'These pages',
        lines: [
          'There are no cookies, no ads and no trackers here. Nothing is loaded from other companies.',
          'One field is not ours: the field of our payment company for a card. You open it yourself.',
          'What you type stays on your device until you send it. It is gone when you close the tab.',
          'Our messages have no pictures that report back. Their subject lines say nothing private.',
        ],
      },
      {
        heading: 'What you can do',
        lines: [
          'Ask us at any time what we have. Tell us if something is wrong.',
          'You can stop your request on its page. Call or write to us with the details below.',
        ],
      },
    ],
  },
  accessibility: {
    title: 'These pages are for everyone',
    lead: 'We want each person to be able to ask for records here, on any device and in any way.',
    sections: [
      {
        heading: 'What we aim for',
        lines: [
          'Our goal is the standard WCAG 2.2 at level AA. We check each page against it, in English and Spanish.',
        ],
        items: [
          'You can do all of it with a keyboard alone.',
          'You can make text 4 times as large. Nothing is cut off.',
          'Screen readers hear what is asked, what went wrong, and how far a file is sent.',
          'Nothing here blinks, moves or runs out of time while you write.',
          'Records come as PDF files with tags for screen readers, and as web pages. Large print is free.',
        ],
      },
      {
        heading: 'What we know is not good yet',
        lines: [
          'Nobody has tested it yet with each screen reader in daily use. We have tests by machine so far.',
          'Documents that other people made, like old letters, can be pictures without text.',
          'The card field of our payment company is their own page.',
        ],
      },
      {
        heading: 'If something does not work for you',
        lines: [
          'Call or write to us with the details below. You can do the whole request by phone or mail.',
          'Tell us what you tried. Your request is not held up.',
        ],
      },
      { heading: 'About this page', lines: ['Written on November 25, 2026. We look at it again each year.'] },
    ],
  },
  lost: {
    title: 'There is no page here',
    lead: 'The address may be old, or a part of it is missing.',
    sections: [
      {
        heading: 'Where you can go',
        lines: ['Your request is safe, if you sent one. Start again from the first page, or call us.'],
      },
    ],
    go: 'Go to the first page',
  },
};

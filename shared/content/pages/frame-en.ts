import type { FrameWords } from './frame.ts';

export const frameEn: FrameWords = {
  service: 'Ask for your records',
  skip: 'Skip to main content',
  otherLanguage: { name: 'Español', label: 'Ver esta página en español' },
  back: 'Back',
  continue: 'Continue',
  errorTitle: 'There is a problem',
  errorPrefix: 'Error: ',
  optional: '(optional)',
  noScript: 'This page needs JavaScript. You can also print the form, mail it or call us. All three work as well.',
  help: {
    heading: 'Need help?',
    call: 'Call',
    tty: 'TTY',
    post: 'Prefer paper? Send your request by mail to:',
    print: 'Print this form',
    others: 'Free help from others',
    ftc: 'Federal Trade Commission: IdentityTheft.gov or 1-877-438-4338.',
    itrc: 'Identity Theft Resource Center: idtheftcenter.org or 888-400-5530.',
    lifeline: 'This can be a lot. To talk to someone, call or text 988, any time.',
  },
  footer: {
    notice: 'How to ask for your records',
    status: 'Check my request',
    privacy: 'How we keep your information',
    accessibility: 'Accessibility',
  },
};

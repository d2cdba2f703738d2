import type { SetupPoint, SetupState } from '../../shared/domain/setup.ts';

interface PointWords {
  readonly label: string;
  /** Who or what needs it. */
  readonly why: string;
  /** Where whoever deploys sets it. */
  readonly where: string;
}

const stages = (field: string) => `${field} in infra/stages.ts, then deploy`;

export const setupWords: Readonly<Record<SetupPoint, PointWords>> = {
  company: {
    label: 'Name of the business',
    why: 'Stands on every page, letter and mail.',
    where: stages('brand.company'),
  },
  phone: { label: 'Phone', why: 'People who cannot write call it.', where: stages('brand.phone') },
  hours: { label: 'Hours of the phone', why: 'In English and in Spanish.', where: stages('brand.hours') },
  post: { label: 'Postal address', why: 'Requests come here on paper too.', where: stages('brand.postalAddress') },
  site: { label: 'Address of the pages', why: 'Private links lead here.', where: stages('brand.site') },
  sender: {
    label: 'Sender of mails',
    why: 'Whether SES has verified its domain is seen in the SES console only.',
    where: stages('brand.mailFrom and mailDomain'),
  },
  security: {
    label: 'Security contact',
    why: 'Whoever finds a weakness writes there: /.well-known/security.txt names it.',
    where: `${stages('brand.security')} and publish the pages`,
  },
  'time-zone': {
    label: 'Time zone',
    why: 'The 30 days begin and end at midnight there.',
    where: stages('brand.timeZone'),
  },
  policy: {
    label: 'Proof the business asks for',
    why: 'The notice and the form say it, with this version.',
    where: stages('policy'),
  },
  mailboxes: {
    label: 'Mailboxes of staff',
    why: 'Compliance, backup and executives are warned of dates.',
    where: stages('staff'),
  },
  systems: {
    label: 'Systems that are searched',
    why: 'Without any, nothing is ever found.',
    where: 'npm run registry (docs/connectors.md)',
  },
  'payment-provider': {
    label: 'Payment provider',
    why: 'Without one, cards are told by their last digits only, and a person looks at each.',
    where: 'npm run registry (docs/connectors.md)',
  },
  'card-field': {
    label: 'Card field of the provider',
    why: 'The form shows it in a frame; there a person confirms a card, and the provider is asked about it.',
    where: `${stages('web.cardField')} and publish the pages`,
  },
  staff: {
    label: 'Staff on the list',
    why: 'Work moves to the backup when somebody leaves.',
    where: 'npm run staff (docs/runbook.md)',
  },
  approvers: {
    label: 'Approvers',
    why: 'Release, decline and freeze need two people, so two approvers at least.',
    where: 'the group approver of the user pool, and npm run staff',
  },
};

export const stateWords: Readonly<Record<SetupState, { readonly label: string; readonly tone: string }>> = {
  set: { label: 'Set', tone: 'met' },
  example: { label: 'Still the example', tone: 'open' },
  missing: { label: 'Missing', tone: 'late' },
  without: { label: 'Not used', tone: 'open' },
};

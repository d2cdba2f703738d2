import type { Report } from '../../shared/schemas/report.ts';
import type { accountKinds, cardKinds, helpKinds, idKinds, reportKinds } from '../../shared/schemas/report-details.ts';

/** What a report says, as staff read it and tick it. The desk is in English only. */

type Labels<Of extends readonly string[]> = Readonly<Record<Of[number], string>>;

export const happenedWords: Labels<Report['happened']> = {
  'account-opened': 'An account or loan was opened',
  bought: 'Something was bought',
  'account-used': 'Someone used an account of the person’s',
  bill: 'A bill or a collector’s letter came',
  other: 'Something else',
  'not-sure': 'Not sure',
};

export const accountKindWords: Labels<typeof accountKinds> = {
  credit: 'Credit or store card',
  loan: 'Loan or payment plan',
  online: 'Online account',
  purchase: 'Purchase or order',
  service: 'Service or subscription',
  other: 'Something else',
  'not-sure': 'Not sure',
};

export const cardKindWords: Labels<typeof cardKinds> = {
  credit: 'Credit card',
  debit: 'Debit card',
  'bank-account': 'Bank account',
  other: 'Something else',
};

export const helpWords: Labels<typeof helpKinds> = {
  'large-print': 'Large print',
  paper: 'Paper copies',
  interpreter: 'An interpreter on the phone',
};

export const idWords: Labels<typeof idKinds> = {
  license: 'Driver’s license',
  'state-id': 'State or tribal ID',
  passport: 'Passport',
  'other-id': 'Another ID with a photo',
  none: 'No photo ID',
  later: 'Comes later',
};

export const reportWords: Labels<typeof reportKinds> = {
  ftc: 'FTC Identity Theft Report',
  police: 'Police report',
  later: 'Comes later',
  help: 'Wants help to get one',
};

import {
  type Bounced,
  bounces,
  type MailTemplate,
  reachTasks,
  type StaffMissing,
} from '../../../shared/content/mails/template.ts';
import type { Brand } from '../../../shared/domain/brand.ts';
import type { Standing } from '../../../shared/domain/case/tracks/answers.ts';
import { wanted } from '../../../shared/domain/case/vocabulary.ts';

export const brand: Brand = {
  company: 'Example Store',
  phone: '800-555-0100',
  tty: '711',
  hours: { en: 'Monday to Friday, 8 to 8 ET', es: 'de lunes a viernes, de 8 a 8 ET' },
  postalAddress: ['Example Store, Records Desk', 'PO Box 100', 'Springfield, IL 62701'],
  site: 'https://records.example.com',
  mailFrom: 'records@example.com',
  security: 'security@example.com',
  timeZone: 'America/New_York',
};

const reference = '7K4M-9QXT';
/** A Wednesday in September: no date is longer in either language. */
export const dueDate = '2026-09-30';
const link = `${brand.site}/status/#q7Hq0m3l2W8nX5vT1rYbZg.c3ViamVjdA.b64Jx9dKf0sVtQ2wLmNpRzYhC8uE1iOa`;
const desk = { reference, deskUrl: `${brand.site}/staff/#/case/${reference}` };

/** Every kind of thing that can be missing. */
export const everyMissing: { readonly [Code in StaffMissing['code']]: StaffMissing & { readonly code: Code } } = {
  'search-running': { code: 'search-running', system: 'Gift card archive', owner: 'Payments team' },
  'search-failed': { code: 'search-failed', system: 'Marketplace sellers', owner: 'Marketplace team' },
  'identity-not-verified': { code: 'identity-not-verified', owner: 'Dana Example' },
  'report-not-verified': { code: 'report-not-verified', owner: 'Dana Example' },
  'match-undecided': { code: 'match-undecided', count: 2, owner: 'Dana Example' },
  'step-open': { code: 'step-open', count: 3, owner: 'Web shop team' },
  'step-parked': { code: 'step-parked', count: 1, owner: 'Billing team' },
  'records-not-collected': { code: 'records-not-collected', count: 1, owner: 'Web shop team' },
  'freeze-not-approved': { code: 'freeze-not-approved', count: 1, owner: 'Lee Example' },
  'freeze-not-proposed': { code: 'freeze-not-proposed', count: 2, owner: 'Dana Example' },
  'mail-undelivered': { code: 'mail-undelivered', count: 1, owner: 'Dana Example' },
  'task-open': { code: 'task-open', count: 4, owner: 'Dana Example' },
  'recipient-not-proved': { code: 'recipient-not-proved', owner: 'Dana Example' },
  'copy-not-arrived': { code: 'copy-not-arrived', owner: 'Dana Example' },
  'copy-not-released': { code: 'copy-not-released', owner: 'Dana Example' },
  'package-not-built': { code: 'package-not-built', owner: 'Dana Example' },
  'release-not-proposed': { code: 'release-not-proposed', owner: 'Dana Example' },
  'release-not-approved': { code: 'release-not-approved', owner: 'Lee Example' },
  'decline-not-approved': { code: 'decline-not-approved', owner: 'Lee Example' },
  'nothing-found-not-proposed': { code: 'nothing-found-not-proposed', owner: 'Dana Example' },
  'answer-parked': { code: 'answer-parked', owner: 'Dana Example' },
  'answer-unposted': { code: 'answer-unposted', owner: 'Dana Example' },
  'answer-returned': { code: 'answer-returned', owner: 'Dana Example' },
  'answer-on-its-way': { code: 'answer-on-its-way', owner: 'workers' },
  'nothing-found-not-approved': { code: 'nothing-found-not-approved', owner: 'Lee Example' },
};

const everyKind = Object.values(everyMissing);
const some = [
  everyMissing['search-failed'],
  everyMissing['identity-not-verified'],
  everyMissing['match-undecided'],
  everyMissing['step-parked'],
  everyMissing['freeze-not-approved'],
  everyMissing['package-not-built'],
];
const reminder = { id: 'S-reminder', ...desk, dueDate, owner: 'Dana Example', backup: 'Lee Example' } as const;

const lostWith: Partial<Record<Bounced, 'L1' | 'V13' | 'V14'>> = { recipient: 'L1', code: 'V13', before: 'V14' };
const heldKinds = ['parked', 'unposted', 'returned', 'on-its-way'] as const;
const overdue = (told: Standing) => ({ id: 'S-overdue', ...desk, dueDate, owner: 'Dana Example', told }) as const;

/** Each id with every shape of its parameters that changes what the mail says. A new id without a fixture does not compile. */
export const mails: {
  readonly [Id in MailTemplate['id']]: readonly (MailTemplate & { readonly id: Id })[];
} = {
  V1: [
    { id: 'V1', reference, dueDate, link, missing: ['identity', 'report'], cardRoute: true },
    { id: 'V1', reference, dueDate, link, missing: ['report'] },
    { id: 'V1', reference, dueDate, link, missing: ['identity', 'authority', 'authorisation'] },
    { id: 'V1', reference, dueDate, link, missing: [] },
    { id: 'V1', reference, dueDate, link, missing: ['identity', 'report'], late: true },
    {
      id: 'V1',
      reference,
      dueDate,
      link,
      missing: ['identity', 'report', 'authority'],
      cardRoute: true,
      asker: 'acting',
    },
    { id: 'V1', reference, dueDate, link, missing: [...wanted], cardRoute: true, asker: 'officer' },
  ],
  V2: [
    { id: 'V2', reference, count: 1, missing: [] },
    { id: 'V2', reference, count: 3, missing: ['identity', 'report'] },
  ],
  V3: [{ id: 'V3', reference }],
  V4: [
    { id: 'V4', reference, dueDate, missing: ['identity'] },
    { id: 'V4', reference, dueDate, missing: ['identity', 'report'] },
    { id: 'V4', reference, dueDate, missing: ['identity', 'report', 'authority'] },
    { id: 'V4', reference, dueDate, missing: ['identity'], again: true },
    { id: 'V4', reference, dueDate, missing: ['identity'], late: true },
    { id: 'V4', reference, dueDate, missing: ['identity', 'report', 'authority'], asker: 'acting' },
    { id: 'V4', reference, dueDate, missing: ['identity', 'report', 'authorisation'], asker: 'officer' },
  ],
  V5: [
    { id: 'V5', reference, dueDate, missing: ['report'] },
    { id: 'V5', reference, dueDate, missing: ['identity', 'report', 'authority'] },
    { id: 'V5', reference, dueDate, missing: ['identity', 'report'], late: true },
  ],
  V6: [
    { id: 'V6', reference, dueDate, missing: [] },
    { id: 'V6', reference, dueDate, missing: ['identity', 'report'] },
    { id: 'V6', reference, dueDate, missing: [], late: true },
  ],
  V7: [{ id: 'V7', reference, availableUntil: '2026-12-30' }],
  V8: [{ id: 'V8', reference, availableUntil: '2026-12-30' }],
  V9: [{ id: 'V9', reference }],
  V10: [{ id: 'V10', reference }],
  V11: [{ id: 'V11', reference, dueDate }],
  V12: [{ id: 'V12', link }],
  V13: [
    { id: 'V13', code: '402913', minutes: 10 },
    { id: 'V13', code: '402913', minutes: 10, until: dueDate },
  ],
  V14: [{ id: 'V14', reference }],
  V15: [{ id: 'V15', reference, availableUntil: dueDate }],
  V16: [{ id: 'V16', reference }],
  V17: [{ id: 'V17', reference }],
  V18: [{ id: 'V18', reference, link, availableUntil: '2026-12-30' }],
  L1: [
    { id: 'L1', reference, link, availableUntil: '2026-12-30', why: 'named' },
    { id: 'L1', reference, link, availableUntil: '2026-12-30', why: 'authorised' },
  ],
  'S-new': [
    { id: 'S-new', ...desk, dueDate, channel: 'web' },
    { id: 'S-new', ...desk, dueDate, channel: 'phone-note' },
  ],
  'S-reminder': [
    { ...reminder, day: 25, daysLeft: 5, missing: some },
    { ...reminder, day: 10, daysLeft: 20, missing: everyKind },
    { ...reminder, day: 24, daysLeft: 6, missing: [everyMissing['release-not-approved']] },
    { ...reminder, day: 25, daysLeft: 5, missing: [] },
    { ...reminder, day: 27, daysLeft: 3, missing: some },
    { ...reminder, day: 28, daysLeft: 2, missing: some },
    { ...reminder, day: 29, daysLeft: 1, missing: some },
    { ...reminder, day: 30, daysLeft: 0, missing: some },
    { ...reminder, day: 31, daysLeft: -1, missing: some },
    { ...reminder, day: 140, daysLeft: -110, missing: some },
    ...heldKinds.flatMap((held) =>
      [
        [25, 5],
        [27, 3],
        [28, 2],
        [31, -1],
      ].map(([day = 0, daysLeft = 0]) => ({
        ...reminder,
        day,
        daysLeft,
        held,
        missing: [everyMissing[`answer-${held}`]],
      })),
    ),
  ],
  'S-unacknowledged': (['backup', 'executives'] as const).map((to) => ({
    id: 'S-unacknowledged',
    ...desk,
    dueDate,
    day: 20,
    owner: 'Dana Example',
    to,
  })),
  'S-overdue': [
    ...(['posted', 'unposted', 'parked', 'mailed', 'mailing', 'none'] as const).map(overdue),
    ...heldKinds.map((held) => ({ ...overdue('parked'), held })),
  ],
  'S-second-review': (['release', 'decline', 'freeze', 'unfreeze', 'nothing-found'] as const).map((what) => ({
    id: 'S-second-review',
    ...desk,
    what,
  })),
  'S-few-approvers': [{ id: 'S-few-approvers', ...desk, dueDate }],
  'S-stuck': [
    { id: 'S-stuck', ...desk, what: { kind: 'search', system: 'Gift card archive' } },
    { id: 'S-stuck', ...desk, what: { kind: 'step', action: 'hold', system: 'Web shop' } },
    { id: 'S-stuck', ...desk, what: { kind: 'package' } },
    { id: 'S-stuck', ...desk, what: { kind: 'preparation' } },
    { id: 'S-stuck', ...desk, what: { kind: 'kin' } },
    { id: 'S-stuck', ...desk, what: { kind: 'flags' } },
    { id: 'S-stuck', ...desk, what: { kind: 'purge' } },
  ],
  'S-hold': [{ id: 'S-hold', ...desk, endsOn: dueDate }],
  'S-appeal': [{ id: 'S-appeal', ...desk }],
  'S-claim': [{ id: 'S-claim', ...desk }],
  'S-by-hand': [
    { id: 'S-by-hand', ...desk, answerBy: dueDate, what: { kind: 'search', system: 'Gift card archive' } },
    { id: 'S-by-hand', ...desk, answerBy: dueDate, what: { kind: 'search', system: 'Gift card archive', more: true } },
    { id: 'S-by-hand', ...desk, answerBy: dueDate, what: { kind: 'step', action: 'freeze', system: 'Web shop' } },
    { id: 'S-by-hand', ...desk, answerBy: dueDate, what: { kind: 'step', action: 'collect', system: 'Web shop' } },
    {
      id: 'S-by-hand',
      ...desk,
      answerBy: dueDate,
      what: { kind: 'step', action: 'notice', system: 'Web shop', notice: 'on-hold' },
    },
  ],
  'S-bounced': [
    ...bounces.map((brings) => ({ id: 'S-bounced', ...desk, which: lostWith[brings] ?? 'V7', brings }) as const),
    { id: 'S-bounced', ...desk, which: 'V7', brings: 'unposted', unwanted: true },
    { id: 'S-bounced', ...desk, which: 'V18', brings: 'recipient', unwanted: true },
  ],
  'S-reach': reachTasks.map((what) => ({ id: 'S-reach', ...desk, what })),
};

export const everyMail: readonly MailTemplate[] = Object.values(mails).flat();

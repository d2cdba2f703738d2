/** The people of the local user pool. None exists; the ids stay the same, because cases remember who decided. */

export type StaffName = 'rosa' | 'remy' | 'avery' | 'alex' | 'audra' | 'frida';

export type StaffUser = {
  readonly name: string;
  readonly email: string;
  readonly sub: string;
  /** Groups of the template's user pool. */
  readonly groups: readonly string[];
  /** Who stands in, on the list of the desk. */
  readonly backup: StaffName;
};

export const staffUsers: Readonly<Record<StaffName, StaffUser>> = {
  rosa: {
    name: 'Rosa Reviewer',
    email: 'rosa.reviewer@example.com',
    sub: '11111111-1111-4111-8111-111111111111',
    groups: ['reviewer'],
    backup: 'remy',
  },
  remy: {
    name: 'Remy Reviewer',
    email: 'remy.reviewer@example.com',
    sub: '22222222-2222-4222-8222-222222222222',
    groups: ['reviewer'],
    backup: 'rosa',
  },
  avery: {
    name: 'Avery Approver',
    email: 'avery.approver@example.com',
    sub: '33333333-3333-4333-8333-333333333333',
    groups: ['approver'],
    backup: 'alex',
  },
  alex: {
    name: 'Alex Approver',
    email: 'alex.approver@example.com',
    sub: '66666666-6666-4666-8666-666666666666',
    groups: ['approver'],
    backup: 'avery',
  },
  audra: {
    name: 'Audra Auditor',
    email: 'audra.auditor@example.com',
    sub: '44444444-4444-4444-8444-444444444444',
    groups: ['auditor'],
    backup: 'avery',
  },
  frida: {
    name: 'Frida Front-Line',
    email: 'frida.front-line@example.com',
    sub: '55555555-5555-4555-8555-555555555555',
    groups: ['front-line'],
    backup: 'rosa',
  },
};

export const staffNames: readonly StaffName[] = ['rosa', 'remy', 'avery', 'alex', 'audra', 'frida'];

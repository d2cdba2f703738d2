/** The people of the local user pool. None exists; the ids stay the same, because cases remember who decided. */

export type StaffName = 'rosa' | 'remy' | 'avery' | 'audra' | 'frida';

export type StaffUser = {
  readonly name: string;
  readonly email: string;
  readonly sub: string;
  /** Groups of the template's user pool. */
  readonly groups: readonly string[];
};

export const staffUsers: Readonly<Record<StaffName, StaffUser>> = {
  rosa: {
    name: 'Rosa Reviewer',
    email: 'rosa.reviewer@example.com',
    sub: '11111111-1111-4111-8111-111111111111',
    groups: ['reviewer'],
  },
  remy: {
    name: 'Remy Reviewer',
    email: 'remy.reviewer@example.com',
    sub: '22222222-2222-4222-8222-222222222222',
    groups: ['reviewer'],
  },
  avery: {
    name: 'Avery Approver',
    email: 'avery.approver@example.com',
    sub: '33333333-3333-4333-8333-333333333333',
    groups: ['approver'],
  },
  audra: {
    name: 'Audra Auditor',
    email: 'audra.auditor@example.com',
    sub: '44444444-4444-4444-8444-444444444444',
    groups: ['auditor'],
  },
  frida: {
    name: 'Frida Front-Line',
    email: 'frida.front-line@example.com',
    sub: '55555555-5555-4555-8555-555555555555',
    groups: ['front-line'],
  },
};

export const staffNames: readonly StaffName[] = ['rosa', 'remy', 'avery', 'audra', 'frida'];

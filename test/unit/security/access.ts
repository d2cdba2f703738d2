import type { CaseFile } from '../../../shared/domain/case/state.ts';
import { recordClasses } from '../../../shared/domain/records.ts';
import { reportOf } from '../../fixtures/front-door.ts';

const desk = ['reviewer', 'approver'] as const;
const all = [...desk, 'auditor'] as const;
const counter = [...desk, 'front-line'] as const;

/** Who may call an operation, written down here once more, apart from the routes: a change of either has to be made twice. */
export interface Access {
  readonly may: 'anyone' | 'link' | readonly string[];
  /** A body that gets past the schema, so that it is the rules that answer. */
  readonly body?: object;
  readonly key?: true;
  /** The part of a case its second parameter names: of this case, of another one, or of none. */
  readonly thing?: (file: CaseFile) => readonly string[];
  /** A thing that names no object of a case (a day, a system): there is no "other". */
  readonly fixed?: string;
}

const note = 'Looked at it side by side.';
const keys = (of: (file: CaseFile) => object) => (file: CaseFile) => Object.keys(of(file));
const documents = keys((f) => f.documents);
const recipients = keys((f) => f.recipients);
const matches = keys((f) => f.matches);
const contact = { email: 'another@mail.example' };

export const access: Readonly<Record<string, Access>> = {
  report: { may: 'anyone', body: reportOf(9), key: true },
  'report-basic': { may: 'anyone' },
  'link-ask': { may: 'anyone', body: { reference: '7K4M-9QXT', email: 'maria1@mail.example' } },
  'key-in': {
    may: counter,
    key: true,
    body: { channel: 'post', receivedOn: '2026-11-02', form: 'own-letter', report: { name: { given: 'Maria' } } },
  },
  procedure: { may: counter },
  setup: { may: all },
  'ask-again': { may: 'link', body: { phones: ['617 333 0188'] } },
  status: { may: 'link' },
  evidence: { may: 'link', body: { purpose: 'report', contentType: 'image/png' } },
  answer: { may: 'link' },
  code: { may: 'link' },
  records: { may: 'link', body: { code: '123456' } },
  revoke: { may: 'link', thing: recipients },
  'change-ask': { may: 'link', body: { what: 'contact', email: 'new@mail.example' } },
  'change-confirm': { may: 'link', body: { code: '123456' }, thing: keys((f) => f.changes) },
  resume: { may: 'link' },
  choose: { may: 'link', body: { largePrint: true } },
  paper: { may: 'link' },
  queue: { may: all },
  case: { may: all },
  asked: { may: all },
  me: { may: ['front-line', ...all] },
  'report-view': { may: desk, body: { why: 'proof' } },
  preview: { may: desk, body: { decision: { kind: 'decline', request: 'r1', ground: 'B' }, facts: note } },
  proof: { may: desk, body: { covers: ['identity'], method: 'waiver', note } },
  ask: { may: desk },
  match: { may: desk, body: { confirmed: true }, thing: matches },
  instruments: { may: all, thing: matches },
  propose: { may: desk, body: { decision: { kind: 'decline', request: 'r1', ground: 'B' }, note, facts: note } },
  proposal: { may: all, thing: keys((f) => f.proposals) },
  package: { may: desk, body: { request: 'r1' } },
  decide: { may: desk, body: { type: 'return' }, thing: keys((f) => f.proposals) },
  'recipient-add': { may: desk, body: { kind: 'officer', contact, note } },
  'recipient-proof': {
    may: desk,
    body: { covers: ['call-back'], source: 'switchboard', note },
    thing: recipients,
  },
  'recipient-view': { may: desk, thing: (f) => Object.keys(f.recipients).filter((id) => id !== 'subject') },
  'recipient-move': { may: desk, body: { contact, note }, thing: recipients },
  'recipient-revoke': { may: desk, body: { note }, thing: recipients },
  search: { may: desk, thing: keys((f) => f.searches) },
  'search-sheet': { may: desk, thing: keys((f) => f.searches) },
  'search-answer': { may: desk, body: { candidates: [], note }, thing: keys((f) => f.searches) },
  'records-by-hand': {
    may: desk,
    body: { classes: recordClasses.map((c) => ({ class: c, status: 'none' })), note },
    thing: matches,
  },
  appeals: { may: counter, body: { system: 'shop', account: 'A', note } },
  'appeal-add': { may: desk, body: { note }, thing: matches },
  appeal: { may: desk, body: { outcome: 'stands', note }, thing: keys((f) => f.appeals) },
  notice: { may: desk, thing: matches },
  systems: { may: all },
  stop: { may: desk, body: { on: true, reason: note }, fixed: 'shop' },
  'request-add': { may: desk, body: { why: 'second-ask', channel: 'post', receivedOn: '2026-11-02' } },
  identifiers: { may: desk, body: { phones: ['617 333 0188'] } },
  receipt: { may: desk, body: { receivedOn: '2026-11-01', note } },
  'desk-evidence': { may: desk, body: { purpose: 'report', contentType: 'image/png' } },
  step: { may: desk, body: { type: 'retry-step' }, thing: keys((f) => f.steps) },
  card: { may: desk, body: { documents: ['d'], note }, thing: (f) => f.cards },
  claim: { may: desk, body: { finding: 'hers', note }, thing: keys((f) => f.claims) },
  hold: { may: desk, body: { note }, thing: keys((f) => f.steps) },
  'legal-hold': { may: desk, body: { type: 'place-legal-hold', note } },
  'cancel-shred': { may: desk, body: { note } },
  acknowledge: { may: desk, fixed: '10' },
  view: { may: desk, body: { note }, thing: documents },
  document: { may: desk, body: { note }, thing: documents },
  task: { may: desk, body: { note }, thing: keys((f) => f.tasks) },
  'hand-over': { may: desk, body: { from: 'compliance', to: 'remy', note } },
  aside: { may: desk, body: { staff: 'noor', note } },
  'let-back': { may: ['approver'], body: { note }, thing: keys((f) => f.aside) },
  staff: { may: all },
  'staff-leave': { may: ['approver'], body: { to: 'remy', note }, fixed: 'rosa2' },
  assign: { may: desk, body: { owner: 'rosa', backup: 'remy' } },
  letters: { may: all },
  print: { may: desk, thing: keys((f) => f.letters) },
  letter: { may: desk, body: { type: 'drop-letter', note }, thing: keys((f) => f.letters) },
  route: { may: desk, body: { way: 'email', how: 'agreed', note } },
  change: { may: desk, body: { confirmed: false, note }, thing: keys((f) => f.changes) },
  'change-view': { may: desk, thing: keys((f) => f.changes) },
  withdrawal: { may: desk, body: { type: 'withdraw', note } },
  contact: { may: desk, body: { email: 'new@mail.example', note } },
  'contact-view': { may: desk, body: { why: 'she-called', note } },
  link: { may: desk },
  preferences: { may: desk, body: { largePrint: true } },
};

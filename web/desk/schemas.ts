import * as z from 'zod/mini';
import { recipientKinds, recipientProofs } from '../../shared/domain/case/recipient.ts';
import {
  actions,
  changeKinds,
  channels,
  claimFindings,
  documentPurposes,
  grounds,
  identifierKinds,
  lookReasons,
  outcomes,
  proofMethods,
  proofs,
  requesters,
  requestForms,
  requestReasons,
  taskKinds,
  wants,
  ways,
} from '../../shared/domain/case/vocabulary.ts';
import { fileFaults } from '../../shared/domain/evidence.ts';
import { recordClasses } from '../../shared/domain/records.ts';
import { caseView } from '../../shared/schemas/case-view.ts';

z.config({ jitless: true });

/** What the desk reads of the API's answers; whatever else they hold is dropped. */

const opt = z.optional;
const text = z.string();
const texts = z.array(text);
const byId = <T extends z.ZodMiniType>(of: T) => z.record(text, of);

const queueRow = z.object({ case: text, view: caseView });
export type QueueRow = z.output<typeof queueRow>;
export const queueAnswer = z.object({
  now: text,
  cases: z.array(queueRow),
  next: opt(text),
  /** Said while too few approvers are here. */
  fourEyes: opt(z.object({ text })),
});

const recordClass = z.enum(recordClasses);
const decision = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('release'), request: text, package: text, recipients: opt(texts) }),
  z.object({ kind: z.literal('release-copy'), recipient: text, package: text }),
  z.object({ kind: z.literal('decline'), request: text, ground: z.enum(grounds) }),
  z.object({ kind: z.literal('nothing-found'), request: text, soFar: opt(z.boolean()) }),
  z.object({ kind: z.literal('withhold'), match: text, class: recordClass, citation: text }),
  z.object({ kind: z.literal('supply'), match: text, class: recordClass }),
  z.object({ kind: z.literal('correct-receipt'), request: text, receivedOn: text, document: text }),
  z.object({ kind: z.literal('freeze'), match: text }),
  z.object({ kind: z.literal('unfreeze'), match: text }),
  z.object({ kind: z.literal('shred') }),
]);
export type Decision = z.output<typeof decision>;

const matrixLine = z.object({
  class: recordClass,
  status: z.enum(['supplied', 'none', 'held-by', 'withheld']),
  count: opt(z.number()),
  holder: opt(text),
  askedOn: opt(text),
  ground: opt(text),
  citation: opt(text),
});

const request = z.object({
  id: text,
  channel: z.enum(channels),
  why: opt(z.enum(requestReasons)),
  form: opt(z.enum(requestForms)),
  enteredOn: text,
  enteredBy: text,
  receivedOn: text,
  dueOn: text,
  targetOn: text,
  reminders: byId(z.enum(['made', 'fired', 'acknowledged'])),
  missed: z.boolean(),
  answer: opt(z.object({ how: text, at: text, days: z.number(), ground: opt(text), partial: opt(z.boolean()) })),
});

const match = z.object({
  id: text,
  system: text,
  account: text,
  basis: z.array(z.object({ kind: z.enum(identifierKinds), exact: z.boolean(), card: opt(text) })),
  instruments: texts,
  cardsOn: z.array(z.object({ instrument: text, card: text, exact: z.boolean() })),
  status: z.enum(['undecided', 'confirmed', 'rejected', 'left-alone']),
});
export type Match = z.output<typeof match>;

const step = z.object({
  id: text,
  match: text,
  action: z.enum(actions),
  instrument: opt(text),
  outcome: z.enum(outcomes),
  undoing: z.boolean(),
  since: text,
  reason: opt(text),
  matrix: opt(z.array(matrixLine)),
});
export type Step = z.output<typeof step>;

const document = z.object({
  id: text,
  purpose: z.enum(documentPurposes),
  byStaff: z.boolean(),
  promisedAt: text,
  at: text,
  status: z.enum(['promised', 'arrived', 'received', 'refused']),
  pages: opt(z.number()),
  originalParts: opt(z.number()),
  reason: opt(z.enum(fileFaults)),
});
export type DocumentOf = z.output<typeof document>;

const proposal = z.object({
  id: text,
  decision,
  by: text,
  heldBy: opt(text),
  status: z.enum(['open', 'approved', 'returned']),
  approvedBy: opt(text),
  returned: opt(z.object({ by: text })),
});

const recipient = z.object({
  id: text,
  kind: z.enum(recipientKinds),
  byPost: z.boolean(),
  namedAt: opt(text),
  missing: z.array(z.enum(recipientProofs)),
  limits: opt(z.object({ classes: opt(z.array(recordClass)), from: opt(text), to: opt(text) })),
  revoked: z.boolean(),
  copies: z.array(z.object({ request: text, package: text, at: text, until: text })),
});

const way = z.object({ given: z.boolean(), failed: z.boolean(), allowed: z.boolean() });

const file = z.object({
  reference: text,
  language: text,
  timeZone: text,
  wants: z.array(z.enum(wants)),
  cards: texts,
  /** Names of sealed texts: what the person told since the request. */
  added: opt(texts),
  provedCards: texts,
  safeContact: z.boolean(),
  requester: z.enum(requesters),
  prepared: z.boolean(),
  owner: text,
  backup: text,
  proof: z.discriminatedUnion('status', [
    z.object({ status: z.literal('wanted'), missing: z.array(z.enum(proofs)), askedAt: opt(text) }),
    z.object({ status: z.literal('verified'), at: text }),
  ]),
  proofsRecorded: z.array(z.object({ covers: z.array(z.enum(proofs)), method: z.enum(proofMethods), by: text })),
  documents: byId(document),
  requests: byId(request),
  searches: byId(
    z.object({
      owner: text,
      name: opt(text),
      byHand: opt(z.object({ answerBy: text })),
      status: z.enum(['running', 'ended', 'parked']),
      endedAt: opt(text),
      hits: opt(z.number()),
      reason: opt(text),
    }),
  ),
  matches: byId(match),
  steps: byId(step),
  retention: z.object({
    legalHold: z.boolean(),
    ended: z.boolean(),
    shred: opt(z.object({ status: text, day: text })),
  }),
  proposals: byId(proposal),
  packages: byId(
    z.object({
      id: text,
      request: text,
      partial: z.boolean(),
      recipient: opt(text),
      status: z.enum(['ordered', 'built', 'released']),
      since: text,
      matches: texts,
      until: opt(text),
    }),
  ),
  tasks: byId(z.object({ id: text, kind: z.enum(taskKinds), about: text, open: z.boolean() })),
  recipients: byId(recipient),
  holds: byId(z.object({ renewedUntil: opt(text), lapsed: z.boolean() })),
  contact: z.object({
    preferred: z.enum(ways),
    ways: z.object({ email: way, post: way }),
    largePrint: z.boolean(),
  }),
  letters: byId(
    z.object({
      id: text,
      template: text,
      status: z.enum(['owed', 'printed', 'posted', 'returned', 'dropped']),
      postedOn: opt(text),
      late: z.boolean(),
      outdated: opt(z.boolean()),
      recipient: opt(text),
    }),
  ),
  parked: byId(z.object({ id: text, template: text, way: z.enum(ways), why: text })),
  changes: byId(
    z.object({
      id: text,
      what: z.enum(changeKinds),
      by: text,
      status: text,
      askedAt: opt(text),
      insteadOf: opt(text),
      readBy: opt(texts),
      preferred: opt(z.enum(ways)),
      recipient: opt(z.object({ kind: z.enum(recipientKinds) })),
    }),
  ),
  kin: byId(z.object({ kinds: z.array(z.enum(identifierKinds)) })),
  appeals: byId(z.object({ id: text, match: text, receivedOn: text, status: text })),
  aside: byId(z.enum(['aside', 'back'])),
  claims: byId(z.object({ others: texts, status: z.enum(['open', ...claimFindings]) })),
});
export type CaseFile = z.output<typeof file>;

export const caseAnswer = z.object({
  id: text,
  today: text,
  view: caseView,
  seq: z.number(),
  deadlineWorking: texts,
  file,
  viewed: z.array(
    z.object({
      at: text,
      who: text,
      what: z.enum([
        'request',
        'contact',
        'page',
        'original',
        'search-sheet',
        'proposal',
        'preview',
        'instruments',
        'letter',
        'change',
        'recipient',
      ]),
      about: opt(text),
      part: opt(z.number()),
      why: opt(z.enum(lookReasons)),
    }),
  ),
  timeline: z.array(z.object({ at: text, who: text, types: texts })),
});
export type DeskCase = z.output<typeof caseAnswer>;

/** What an order came to: nothing, when it had been done before. */
export const orderAnswer = z.object({ events: texts });

export const answerText = z.object({
  language: z.enum(['en', 'es']),
  title: text,
  parts: z.array(z.object({ heading: text, text: texts, items: texts })),
});
export const previewAnswer = z.object({
  note: opt(text),
  returned: opt(text),
  preview: opt(answerText),
  message: opt(z.object({ by: z.enum(ways), subject: text, text })),
  copies: opt(texts),
});
export type Preview = z.output<typeof previewAnswer>;

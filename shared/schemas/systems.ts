import * as z from 'zod/mini';
import { isLocalDate } from '../domain/time.ts';
import { candidate, recordClass, sourceRecord } from './commerce-system.ts';
import { id, note } from './order-parts.ts';

z.config({ jitless: true });

const day = z.string('date.real').check(z.refine(isLocalDate, 'date.real'));

/** What became of one class of record in a system without an API, entered by hand (L28). */
const enteredClass = z.discriminatedUnion('status', [
  z
    .strictObject({
      class: recordClass,
      status: z.literal('supplied'),
      records: z.array(sourceRecord).check(z.minLength(1, 'records.missing'), z.maxLength(2000, 'records.many')),
    })
    .check(({ value, issues }) => {
      for (const [at, one] of value.records.entries())
        if (one.class !== value.class)
          issues.push({ code: 'custom', message: 'records.class', path: ['records', at, 'class'], input: one.class });
    }),
  z.strictObject({ class: recordClass, status: z.literal('none') }),
  z.strictObject({ class: recordClass, status: z.literal('held-by'), holder: id, askedOn: day }),
]);

/** Bodies of the routes about the business's systems, by the route's id. Path parameters are added before parsing. */
export const systemOrders = {
  'search-sheet': z.strictObject({ system: id }),
  'search-answer': z.strictObject({
    system: id,
    /** Every account on which one of her identifiers stands, with what stands there; none is an answer too. */
    candidates: z.array(candidate, 'candidates.missing').check(z.maxLength(200, 'candidates.many')),
    note,
  }),
  'records-by-hand': z.strictObject({
    match: id,
    classes: z.array(enteredClass).check(z.minLength(1, 'classes.missing'), ({ value, issues }) => {
      const said = value.map((one) => one.class);
      for (const [at, one] of said.entries())
        if (said.indexOf(one) < at)
          issues.push({ code: 'custom', message: 'classes.twice', path: [at, 'class'], input: one });
    }),
    note,
  }),
  stop: z.strictObject({ system: id, on: z.boolean('stop.missing'), reason: note }),
} as const;

export type SearchAnswerOrder = z.output<(typeof systemOrders)['search-answer']>;
export type RecordsByHand = z.output<(typeof systemOrders)['records-by-hand']>;
export type StopOrder = z.output<(typeof systemOrders)['stop']>;

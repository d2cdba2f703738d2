import * as z from 'zod/mini';
import { channels, requestForms } from '../domain/case/vocabulary.ts';
import { isLocalDate } from '../domain/time.ts';
import { text } from './fields.ts';
import { report } from './report.ts';

z.config({ jitless: true });

const { name: _, ...told } = report.shape;

/**
 * What staff or a machine of the business write down of a request that came some other way (L4, L5, L49). Whatever a letter or a talk
 * did not say stays empty: nobody is asked for it before the clock runs.
 */
const keyed = z
  .strictObject({
    ...told,
    language: z._default(told.language, 'en'),
    name: z._default(
      z.strictObject({
        given: z._default(text(128), ''),
        middle: z.optional(text(128)),
        family: z.optional(text(128)),
        other: z.optional(z.array(text(128)).check(z.maxLength(10, 'text.long'))),
      }),
      { given: '' },
    ),
    addresses: z._default(told.addresses, []),
    contact: z.optional(told.contact),
    happened: z._default(told.happened, ['not-sure']),
    wants: z._default(told.wants, ['records']),
    signature: z.optional(text(200)),
  })
  .check(
    z.refine(
      (r) =>
        r.requester !== undefined ||
        [r.email, r.phones?.[0], r.addresses[0]].some((way) => way !== undefined) ||
        r.name.given + (r.name.family ?? '') !== '',
      { message: 'reach.missing', path: ['name'] },
    ),
  );

const today = z.string('received.date').check(z.refine(isLocalDate, 'received.date'));

export const keyIn = z.strictObject({
  channel: z.enum(
    channels.filter((c) => c !== 'web'),
    'channel.missing',
  ),
  /** The local day it first came to anyone in the business (L4). */
  receivedOn: today,
  form: z.enum(requestForms, 'form.missing'),
  /** The words of the person, or of the letter. */
  said: z.optional(text(4000)),
  /** Version of the procedure whoever keys it in was shown. */
  procedure: z.optional(text(20)),
  report: keyed,
});
export type KeyIn = z.infer<typeof keyIn>;

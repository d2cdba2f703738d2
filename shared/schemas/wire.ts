import * as z from 'zod/mini';
import { isOwnName } from './own-name.ts';

z.config({ jitless: true });

/** A message of our queues: ids only. */
export const workMessage = z.strictObject({
  v: z.literal(1),
  case: z.string().check(z.regex(/^[\w-]{22}$/u)),
  work: z.string().check(z.maxLength(200), z.refine(isOwnName)),
});

/**
 * What the input transformers make of an upload and of the malware scan's verdict on it. The key is the one of the upload policy; an
 * object of any other name is none of ours.
 */
export const evidenceMessage = z.pipe(
  z.strictObject({
    v: z.literal(1),
    key: z.string().check(z.regex(/^cases\/[\w-]{22}\/[\w-]{1,64}$/u)),
    version: z.string().check(z.minLength(1), z.maxLength(1024), z.regex(/^[^\s/]+$/u)),
    word: z.enum(['ARRIVED', 'NO_THREATS_FOUND', 'THREATS_FOUND', 'UNSUPPORTED', 'ACCESS_DENIED', 'FAILED']),
  }),
  z.transform(({ key, version, word }) => {
    const [, id = '', document = ''] = key.split('/');
    return { case: id, document, version, word, work: `${word} ${document}` };
  }),
);

/** Before the name of a look-back drive, where a mail of a case has its case. */
export const ofDrive = 'lookback-';

/** What the EventBridge input transformer makes of an SES event. */
export const deliveryMessage = z.object({
  type: z.enum(['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject', 'DeliveryDelay']),
  message: z.string(),
  case: z.string().check(z.regex(/^(?:[\w-]{22}|lookback-[\w-]{1,200})$/u)),
  mail: z.string().check(
    z.maxLength(200),
    z.refine((mail) => isOwnName(Buffer.from(mail, 'base64url').toString())),
  ),
  class: z.optional(z.string()),
});

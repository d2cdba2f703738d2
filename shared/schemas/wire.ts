import * as z from 'zod/mini';

z.config({ jitless: true });

/** A message of our queues: ids only. */
export const workMessage = z.strictObject({
  v: z.literal(1),
  case: z.string().check(z.regex(/^[\w-]{22}$/u)),
  work: z.string().check(z.maxLength(200)),
});

/** What the EventBridge input transformer makes of an SES event. */
export const deliveryMessage = z.object({
  type: z.enum(['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject', 'DeliveryDelay']),
  message: z.string(),
  case: z.string().check(z.regex(/^[\w-]{22}$/u)),
  mail: z.string().check(z.maxLength(200)),
  class: z.optional(z.string()),
});

import * as z from 'zod/mini';
import { recordClasses } from '../../domain/records.ts';

z.config({ jitless: true });

/** What the schemas of events share. Ids, codes and dates are texts here: a log is read as it was written. */
export const id = z.string();
export const v = z.literal(1);
export const opt = z.optional;
export const request = { v, request: id };
export const marks = { email: opt(id), post: opt(id) };
export const dates = { receivedOn: id, dueOn: id, targetOn: id };
export const list = <T extends z.core.SomeType>(t: T) => z.readonly(z.array(t));

const matrixClass = { class: z.enum(recordClasses) };
export const matrixLine = z.discriminatedUnion('status', [
  z.object({ ...matrixClass, status: z.literal('supplied'), count: z.number() }),
  z.object({ ...matrixClass, status: z.literal('none') }),
  z.object({ ...matrixClass, status: z.literal('held-by'), holder: id, askedOn: id }),
  z.object({ ...matrixClass, status: z.literal('withheld'), ground: id, citation: id }),
]);

import { randomUUID } from 'node:crypto';
import { maria } from '../../local/demo-shop/people.ts';
import type { StaffName } from '../../local/runtime/staff.ts';
import { addDays, localDate } from '../../shared/domain/time.ts';
import type { Telling } from './telling.ts';

/** What stories about requests that were written down by staff have in common. */

export function today(telling: Telling): string {
  return localDate(new Date(telling.stack.clock.now()).toISOString(), 'America/New_York');
}

export interface Keyed {
  readonly id: string;
  readonly reference: string;
  readonly receivedOn: string;
  readonly dueOn: string;
  /** What is read to the person. */
  readonly tell: string;
}

/** One call, one step (L49): Maria's own letter, as somebody who works here writes it down. */
export async function keyIn(telling: Telling, who: StaffName, daysAgo: number, change: object = {}): Promise<Keyed> {
  const body = {
    channel: 'post',
    form: 'own-letter',
    receivedOn: addDays(today(telling), -daysAgo),
    said: 'My bank shows purchases at your shop that I did not make.',
    report: {
      name: { given: maria.given, family: maria.family },
      addresses: [maria.address],
      phones: [maria.phone],
      email: maria.email,
    },
    ...change,
  };
  const filed = await (await telling.as(who)).post('/intake', body, { 'idempotency-key': randomUUID() });
  const { reference, receivedOn, dueOn, tell } = filed.fields('reference', 'receivedOn', 'dueOn', 'tell');
  await telling.idle();
  return { id: await telling.find(reference), reference, receivedOn, dueOn, tell };
}

/** EventBridge over AWS JSON 1.1 on 127.0.0.1: PutEvents. What it does and does not do: README.md. */
import * as z from 'zod/mini';
import { parseJson } from '../../json.ts';
import { type BusEvent, busEvent, type Clock, deliver } from '../event-bus.ts';
import { type Answer, type Endpoint, type Inbound, listen } from '../http.ts';

export type EventBridge = Endpoint & {
  /** Everything taken since the start, oldest first. */
  taken(): readonly { readonly bus: string; readonly event: BusEvent }[];
};

const entry = z.object({
  EventBusName: z._default(z.string(), 'default'),
  Source: z.optional(z.string()),
  DetailType: z.optional(z.string()),
  Detail: z.optional(z.string()),
  Resources: z._default(z.array(z.string()), []),
  /** Seconds since 1970. */
  Time: z.optional(z.number()),
});
const putEvents = z.object({ Entries: z.array(entry).check(z.minLength(1), z.maxLength(10)) });
const detailObject = z.record(z.string(), z.unknown());
/** Of one call, all entries together. */
const maxBytes = 1024 * 1024;

export async function startEventBridge(options: {
  readonly clock: Clock;
  /** Names of the buses there are besides `default`. */
  readonly buses: readonly string[];
  readonly onEvent: (event: BusEvent, bus: string) => void | Promise<void>;
}): Promise<EventBridge> {
  const taken: { readonly bus: string; readonly event: BusEvent }[] = [];
  const known = new Set(['default', ...options.buses]);

  function answer(request: Inbound): Answer {
    if (request.method !== 'POST' || request.headers.get('x-amz-target') !== 'AWSEvents.PutEvents')
      return refuse('UnknownOperationException', 'only PutEvents is built here');
    const asked = putEvents.safeParse(parseJson(request.body.toString()));
    if (!asked.success) return refuse('ValidationException', 'Entries must have 1 to 10 elements');
    if (request.body.length > maxBytes) return refuse('ValidationException', 'Total size of the entries is too big');
    const fresh: { readonly bus: string; readonly event: BusEvent }[] = [];
    const entries = asked.data.Entries.map(({ EventBusName, Source, DetailType, Detail, Resources, Time }) => {
      // An ARN names a bus as well as its name does.
      const bus = EventBusName.slice(EventBusName.lastIndexOf('/') + 1);
      const detail = detailObject.safeParse(parseJson(Detail ?? ''));
      if (!known.has(bus)) return failed('ResourceNotFoundException', `Event bus ${bus} does not exist.`);
      if (!Source || Source.startsWith('aws.')) return failed('NotAuthorizedForSourceException', 'Not authorized.');
      if (!DetailType) return failed('InvalidArgument', 'Parameter DetailType is not valid.');
      if (!detail.success) return failed('MalformedDetail', 'Detail is malformed.');
      const at = Time === undefined ? options.clock.now() : Time * 1000;
      const event = busEvent(
        { source: Source, 'detail-type': DetailType, resources: Resources, detail: detail.data },
        at,
      );
      fresh.push({ bus, event });
      return { EventId: event.id };
    });
    taken.push(...fresh);
    return {
      status: 200,
      headers: { 'content-type': 'application/x-amz-json-1.1' },
      body: JSON.stringify({ FailedEntryCount: entries.filter((e) => 'ErrorCode' in e).length, Entries: entries }),
      after: () => {
        for (const { bus, event } of fresh) void deliver([event], (one) => options.onEvent(one, bus));
      },
    };
  }

  const endpoint = await listen(answer, { maxBody: maxBytes + 1 });
  return { ...endpoint, taken: () => taken };
}

function failed(ErrorCode: string, ErrorMessage: string) {
  return { ErrorCode, ErrorMessage };
}

function refuse(type: string, message: string): Answer {
  return {
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify({ __type: type, message }),
  };
}

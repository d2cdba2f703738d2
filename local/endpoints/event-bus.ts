/** The envelope in which AWS services put their events on the default bus of EventBridge. */
import { randomUUID } from 'node:crypto';

/** The account and region that all local endpoints and the template's `aws://` environment share. */
export const localAccount = '000000000000';
export const localRegion = 'us-east-1';

export type Clock = {
  /** Milliseconds since 1970, on the stack's virtual clock. */
  now(): number;
};

/** https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html */
export type BusEvent = {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601, whole seconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
};

export type OnEvent = (event: BusEvent) => void | Promise<void>;

export function busEvent(
  about: Pick<BusEvent, 'source' | 'detail-type' | 'resources' | 'detail'>,
  at: number,
): BusEvent {
  return {
    version: '0',
    id: randomUUID(),
    account: localAccount,
    time: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: localRegion,
    ...about,
  };
}

/** Delivers in order, one after another. A listener's fault is printed: the caller of S3 or SES never learns of it. */
export async function deliver(events: readonly BusEvent[], onEvent: OnEvent): Promise<void> {
  for (const event of events) {
    try {
      await onEvent(event);
    } catch (fault) {
      console.error(`local endpoint: nobody took ${event.source} "${event['detail-type']}"`, fault);
    }
  }
}

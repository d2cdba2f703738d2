import type { IncomingMessage } from 'node:http';
import { commandOf } from '../bench/wire.ts';
import { type Answer, type InBetween, type Passing, standBetween } from '../fixtures/in-between.ts';

/** The five ways of G7. `unsent`: the connection breaks before the service heard of it; `unheard`: after it has done it. */
export const ways = ['throttle', 'fails', 'denied', 'unsent', 'unheard'] as const;
export type Way = (typeof ways)[number];

/** The first `times` calls of this operation go wrong in this way. */
export interface Fault {
  readonly operation: string;
  readonly way: Way;
  readonly times: number;
}

export interface FailingWire extends InBetween {
  /** Every operation that was called, by name, and how often. */
  readonly called: ReadonlyMap<string, number>;
  /** Faults by operation that have not happened to their end. */
  left(): readonly Fault[];
  /** Calls that went wrong so far. */
  failures(): number;
}

/** What functions send to services and to the shop's own systems fails as planned; everything else passes. */
export function failingWire(plan: readonly Fault[], failed: () => void): FailingWire {
  const called = new Map<string, number>();
  let failures = 0;
  const between = standBetween(async (call) => {
    if (!call.isOurs && call.service !== 'shop') return await call.on();
    const operation = operationOf(call);
    const before = called.get(operation) ?? 0;
    called.set(operation, before + 1);
    const fault = plan.find((one) => one.operation === operation);
    if (fault === undefined || before >= fault.times) return await call.on();
    failures += 1;
    failed();
    if (fault.way === 'unheard') await call.on();
    if (fault.way === 'unheard' || fault.way === 'unsent') throw new Error(`cut: ${operation}`);
    return refusal(call.service, fault.way);
  });
  return {
    ...between,
    called,
    left: () => plan.filter((one) => (called.get(one.operation) ?? 0) < one.times),
    failures: () => failures,
  };
}

function operationOf({ service, inbound, body }: Passing): string {
  const command = commandOf(service, inbound, body);
  const [first = '', ...path] = pathOf(inbound);
  if (service === 'dynamodb')
    return `dynamodb ${command} ${/"TableName":"[^"]*Tables([A-Z][a-z]+)/u.exec(body.toString())?.[1]}`;
  if (service === 's3') return `s3 ${command} ${/([a-z]+)bucket/u.exec(first)?.[1]}`;
  if (service === 'sqs') return `sqs ${command} ${/"QueueUrl":"[^"]*-([a-z]+)"/u.exec(body.toString())?.[1]}`;
  return service === 'shop'
    ? `shop ${inbound.method} ${[first, ...path].filter(isWord).join('/')}`
    : `${service} ${command}`;
}

function pathOf({ url = '' }: IncomingMessage): readonly string[] {
  return (url.split('?')[0] ?? '').split('/').filter((part) => part !== '');
}

/** Not the number of an account or of a token. */
function isWord(part: string): boolean {
  return /^[a-z-]+$|^v\d$/u.test(part);
}

const status = { throttle: 429, fails: 500, denied: 403 } as const;
const codes: Readonly<Record<string, Readonly<Record<keyof typeof status, string>>>> = {
  dynamodb: {
    throttle: 'ProvisionedThroughputExceededException',
    fails: 'InternalServerError',
    denied: 'AccessDeniedException',
  },
  s3: { throttle: 'SlowDown', fails: 'InternalError', denied: 'AccessDenied' },
  ses: { throttle: 'Throttling', fails: 'InternalFailure', denied: 'AccessDenied' },
  sqs: { throttle: 'RequestThrottled', fails: 'InternalError', denied: 'AccessDenied' },
};
const usual = { throttle: 'ThrottlingException', fails: 'InternalServerException', denied: 'AccessDeniedException' };

/** As that service says no. */
function refusal(service: string, way: keyof typeof status): Answer {
  const code = (codes[service] ?? usual)[way];
  if (service === 's3' || service === 'ses') {
    const error = `<Error><Code>${code}</Code><Message>So it was planned.</Message></Error>`;
    return {
      status:
        service === 's3' && way === 'throttle' ? 503 : service === 'ses' && way === 'throttle' ? 400 : status[way],
      headers: { 'content-type': 'text/xml' },
      body: Buffer.from(service === 's3' ? error : `<ErrorResponse>${error}<RequestId>1</RequestId></ErrorResponse>`),
    };
  }
  const isShop = service === 'shop';
  return {
    // The services that speak JSON to POST refuse with 400, whatever the reason.
    status: isShop || service === 'scheduler' || way === 'fails' ? status[way] : 400,
    headers: { 'content-type': isShop ? 'application/json' : 'application/x-amz-json-1.0', 'x-amzn-errortype': code },
    body: Buffer.from(JSON.stringify({ __type: code, message: 'So it was planned.' })),
  };
}

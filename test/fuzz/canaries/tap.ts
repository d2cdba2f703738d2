import type { IncomingMessage } from 'node:http';
import { type Answer, type InBetween, standBetween } from '../../fixtures/in-between.ts';

/** What one function sent to one service. */
export interface Sent {
  readonly service: string;
  readonly url: string;
  readonly headers: string;
  readonly body: string;
}

/** Keeps what is sent, and fails some calls with an error that quotes what it was asked. */
export interface Tap extends InBetween {
  readonly sent: Sent[];
  /** Of the failures to come, by service and operation, those that happened. */
  readonly failed: ReadonlySet<string>;
  /** Nothing fails from now on. */
  calm(): void;
}

/** Each fails once: enough for the way an error takes through the code and into the log. */
const toFail = /^(?:dynamodb PutItem|dynamodb UpdateItem|sqs |s3 PUT|ses SendRawEmail|scheduler POST|kms GenerateMac)/u;

export function openTap(): Tap {
  const sent: Sent[] = [];
  const failed = new Set<string>();
  let isStormy = true;
  const between = standBetween(async ({ service, inbound, body, isOurs, on }) => {
    const { url = '', headers } = inbound;
    const operation = `${service} ${operationOf(inbound, body)}`;
    if (isOurs) sent.push({ service, url, headers: JSON.stringify(headers), body: body.toString('latin1') });
    if (isOurs && isStormy && toFail.test(operation) && !failed.has(operation)) {
      failed.add(operation);
      return refusalQuoting(service, body);
    }
    return await on();
  });
  return {
    ...between,
    sent,
    failed,
    calm() {
      isStormy = false;
    },
  };
}

function operationOf({ headers, method = '' }: IncomingMessage, body: Buffer): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.lastIndexOf('.') + 1);
  return new URLSearchParams(body.toString()).get('Action') ?? method;
}

/** As AWS refuses, with all that was sent in the message: `… at 'x' failed to satisfy constraint` quotes values, on lines of their own when they have some. */
function refusalQuoting(service: string, body: Buffer): Answer {
  const told = body.toString('utf8');
  const message = `Values\n${told}\n    at ${told}\nfailed to satisfy constraint`;
  if (service !== 's3' && service !== 'ses')
    return {
      status: 400,
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': 'ValidationException' },
      body: Buffer.from(JSON.stringify({ __type: 'com.amazon.coral.validate#ValidationException', message })),
    };
  const text = message.replace(/[&<>]/gu, (c) => `&#${c.charCodeAt(0)};`).replace(/[^\t\n\r -\u{FFFD}]/gu, '');
  const error = `<Error><Code>InternalFailure</Code><Message>${text}</Message></Error>`;
  // A refusal of SES for good would turn her mails into letters, and the case into another one.
  return {
    status: 500,
    headers: { 'content-type': 'text/xml' },
    body: Buffer.from(service === 's3' ? error : `<ErrorResponse>${error}<RequestId>1</RequestId></ErrorResponse>`),
  };
}

/** The AWS Query protocol: a form goes in, XML comes out. https://docs.aws.amazon.com/ses/latest/APIReference/Welcome.html */
import { randomUUID } from 'node:crypto';
import { type Html, html as xml } from '../../../shared/content/html.ts';
import type { Answer } from '../http.ts';

const namespace = 'http://ses.amazonaws.com/doc/2010-12-01/';

export type Failure = { readonly code: FailureCode; readonly message: string };
export type FailureCode =
  | 'AccountSendingPausedException'
  | 'ConfigurationSetDoesNotExist'
  | 'InvalidAction'
  | 'InvalidParameterValue'
  | 'MessageRejected'
  | 'Throttling'
  | 'ValidationError';

export function failure(code: FailureCode, message: string): Failure {
  return { code, message };
}

export function isFailure<T extends object>(value: T | Failure): value is Failure {
  return 'code' in value && 'message' in value;
}

export function answerResult(action: string, result: Html | undefined): Answer {
  const inner = result === undefined ? undefined : xml`<${action}Result>${result}</${action}Result>`;
  return document(
    200,
    xml`<${action}Response xmlns="${namespace}">${inner}<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`,
  );
}

/** All of SES's refusals are the sender's (4xx); throttling too is a 400, which the SDK retries by its code. */
export function answerFailure({ code, message }: Failure): Answer {
  return document(
    400,
    xml`<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  );
}

function document(status: number, body: Html): Answer {
  return { status, headers: { 'content-type': 'text/xml' }, body: body.toString() };
}

/** `Destinations.member.1`, `.2`, … in their order. */
export function members(form: URLSearchParams, name: string): readonly string[] {
  const found: string[] = [];
  for (;;) {
    const next = form.get(`${name}.member.${found.length + 1}`);
    if (next === null) return found;
    found.push(next);
  }
}

/** `Tags.member.1.Name` / `.Value`; a tag without a value has the empty one. */
export function tagMembers(form: URLSearchParams): readonly { readonly name: string; readonly value: string }[] {
  const found: { name: string; value: string }[] = [];
  for (;;) {
    const at = `Tags.member.${found.length + 1}`;
    const name = form.get(`${at}.Name`);
    if (name === null) return found;
    found.push({ name, value: form.get(`${at}.Value`) ?? '' });
  }
}

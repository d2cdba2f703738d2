/** S3's errors: code, status and the XML around them. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
import { randomUUID } from 'node:crypto';
import { html as xml } from '../../../shared/content/html.ts';
import type { Answer } from '../http.ts';

const statuses = {
  AccessDenied: 403,
  AccessForbidden: 403,
  AuthorizationHeaderMalformed: 400,
  AuthorizationQueryParametersError: 400,
  BadDigest: 400,
  BucketAlreadyOwnedByYou: 409,
  BucketNotEmpty: 409,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  IncompleteBody: 400,
  InvalidAccessKeyId: 403,
  InvalidArgument: 400,
  InvalidBucketName: 400,
  InvalidBucketState: 409,
  InvalidPolicyDocument: 400,
  InvalidRange: 416,
  InvalidRequest: 400,
  InvalidTag: 400,
  InvalidURI: 400,
  KeyTooLongError: 400,
  MalformedPOSTRequest: 400,
  MalformedXML: 400,
  MethodNotAllowed: 405,
  NoSuchBucket: 404,
  NoSuchCORSConfiguration: 404,
  NoSuchKey: 404,
  NoSuchObjectLockConfiguration: 404,
  NoSuchVersion: 404,
  NotImplemented: 501,
  ObjectLockConfigurationNotFoundError: 404,
  PreconditionFailed: 412,
  RequestTimeTooSkewed: 403,
  SignatureDoesNotMatch: 403,
  XAmzContentSHA256Mismatch: 400,
} as const;

export type Code = keyof typeof statuses;

export type Refusal = {
  readonly refused: Code;
  readonly message: string;
  /** Further elements of the XML, such as MaxSizeAllowed. */
  readonly facts: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
};

export function refusal(
  refused: Code,
  message: string,
  facts: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Refusal {
  return { refused, message, facts, headers };
}

export function isRefusal<T extends object>(value: T | Refusal): value is Refusal {
  return 'refused' in value;
}

/** As an answer to the client. A HEAD has no body, so there only the status tells. */
export function refuse(why: Refusal, resource: string): Answer {
  const facts = Object.entries(why.facts).map(([name, value]) => xml`<${name}>${value}</${name}>`);
  return {
    status: statuses[why.refused],
    headers: { 'content-type': 'application/xml', ...why.headers },
    body: xml`<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>${why.refused}</Code><Message>${why.message}</Message>${facts}<Resource>${resource}</Resource><RequestId>${randomUUID()}</RequestId></Error>`.toString(),
  };
}

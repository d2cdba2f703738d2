/**
 * Signature Version 4 as S3 checks it, in a header or in the query of a presigned URL.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Inbound } from '../http.ts';
import { type Refusal, refusal } from './refusals.ts';

export type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string };

/** A signed header may be off by this much; AWS's own limit. */
const maxSkew = 15 * 60 * 1000;
/** Seven days in seconds: the longest life of a presigned URL. */
const maxExpires = 604_800;
const algorithm = 'AWS4-HMAC-SHA256';

type Scope = { readonly accessKeyId: string; readonly date: string; readonly region: string };

export function checkSignature(request: Inbound, credentials: Credentials, now: number): Refusal | undefined {
  const query = parseQuery(request.search);
  if (query === undefined) return refusal('InvalidArgument', 'The query string is not valid percent-encoding.');
  if (query.some(([name]) => name === 'X-Amz-Algorithm' || name === 'X-Amz-Signature')) {
    return checkPresigned(request, query, credentials, now);
  }
  const authorization = request.headers.get('authorization');
  if (authorization === undefined) return refusal('AccessDenied', 'Access Denied');
  return checkHeader(request, query, authorization, credentials, now);
}

function checkHeader(
  request: Inbound,
  query: Query,
  authorization: string,
  credentials: Credentials,
  now: number,
): Refusal | undefined {
  const parts = /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(
    authorization,
  );
  const scope = parseScope(parts?.[1]);
  if (parts === null || scope === undefined) {
    return refusal('AuthorizationHeaderMalformed', 'The authorization header is malformed.');
  }
  const date = request.headers.get('x-amz-date') ?? '';
  const signedAt = parseAmzDate(date);
  if (signedAt === undefined || !date.startsWith(scope.date)) {
    return refusal('AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header');
  }
  if (Math.abs(now - signedAt) > maxSkew) {
    return refusal(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    );
  }
  const payload = request.headers.get('x-amz-content-sha256');
  if (payload === undefined) return refusal('InvalidRequest', 'Missing required header: x-amz-content-sha256');
  return (
    checkSigned(
      { request, query, date, scope, payload, signedHeaders: parts[2] ?? '', signature: parts[3] ?? '' },
      credentials,
    ) ?? checkPayload(request, payload)
  );
}

function checkPresigned(request: Inbound, query: Query, credentials: Credentials, now: number): Refusal | undefined {
  const malformed = (message: string) => refusal('AuthorizationQueryParametersError', message);
  const values = new Map(query);
  const scope = parseScope(values.get('X-Amz-Credential'));
  const date = values.get('X-Amz-Date') ?? '';
  const signedAt = parseAmzDate(date);
  const expires = Number(values.get('X-Amz-Expires') ?? Number.NaN);
  if (values.get('X-Amz-Algorithm') !== algorithm) return malformed('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"');
  if (scope === undefined) return malformed('Error parsing the X-Amz-Credential parameter.');
  if (signedAt === undefined || !date.startsWith(scope.date)) {
    return malformed("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
  }
  if (!Number.isInteger(expires) || expires < 1 || expires > maxExpires) {
    return malformed('X-Amz-Expires must be a number of seconds from 1 to 604800');
  }
  if (signedAt - now > maxSkew) return refusal('AccessDenied', 'Request is not yet valid');
  if (now >= signedAt + expires * 1000) return refusal('AccessDenied', 'Request has expired');
  const payload =
    values.get('X-Amz-Content-Sha256') ?? request.headers.get('x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD';
  const unsigned = query.filter(([name]) => name !== 'X-Amz-Signature');
  const signedHeaders = values.get('X-Amz-SignedHeaders') ?? '';
  const signature = values.get('X-Amz-Signature') ?? '';
  return (
    checkSigned({ request, query: unsigned, date, scope, payload, signedHeaders, signature }, credentials) ??
    checkPayload(request, payload)
  );
}

type Signed = {
  readonly request: Inbound;
  /** Without the signature itself. */
  readonly query: Query;
  readonly date: string;
  readonly scope: Scope;
  readonly payload: string;
  readonly signedHeaders: string;
  readonly signature: string;
};

function checkSigned(signed: Signed, credentials: Credentials): Refusal | undefined {
  const { request, scope } = signed;
  if (scope.accessKeyId !== credentials.accessKeyId) {
    return refusal('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.');
  }
  const names = signed.signedHeaders.split(';');
  const forgotten = [...request.headers.keys()].filter((name) => name.startsWith('x-amz-') && !names.includes(name));
  if (!names.includes('host') || forgotten.length > 0) {
    return refusal('AccessDenied', 'There were headers present in the request which were not signed', {
      HeadersNotSigned: names.includes('host') ? forgotten.join(', ') : 'host',
    });
  }
  const path = canonicalPath(request.path);
  if (path === undefined) return refusal('InvalidURI', "Couldn't parse the specified URI.");
  const canonical = [
    request.method,
    path,
    canonicalQuery(signed.query),
    ...names.map((name) => `${name}:${(request.headers.get(name) ?? '').trim().replace(/\s+/g, ' ')}`),
    '',
    signed.signedHeaders,
    signed.payload,
  ].join('\n');
  const scopeText = `${scope.date}/${scope.region}/s3/aws4_request`;
  const toSign = [algorithm, signed.date, scopeText, sha256(canonical)].join('\n');
  if (sameText(hmac(signingKey(credentials, scope), toSign).toString('hex'), signed.signature)) return undefined;
  return refusal(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  );
}

/** The body must be what was signed; trailer bodies are covered by their own checksum (checksums.ts). */
function checkPayload(request: Inbound, payload: string): Refusal | undefined {
  if (payload === 'UNSIGNED-PAYLOAD' || payload === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') return undefined;
  if (payload.startsWith('STREAMING-')) return refusal('NotImplemented', 'Signed chunks are not implemented here.');
  if (sameText(sha256(request.body), payload)) return undefined;
  return refusal(
    'XAmzContentSHA256Mismatch',
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
  );
}

/** A POST policy is signed as it stands in the form: base64, under the same derived key. */
export function policySignatureMatches(
  signed: { readonly policy: string; readonly scope: Scope; readonly signature: string },
  credentials: Credentials,
): boolean {
  return sameText(hmac(signingKey(credentials, signed.scope), signed.policy).toString('hex'), signed.signature);
}

/** `<access key>/<yyyymmdd>/<region>/s3/aws4_request` */
export function parseScope(text: string | undefined): Scope | undefined {
  const parts = /^([\w-]+)\/(\d{8})\/([a-z0-9-]+)\/s3\/aws4_request$/.exec(text ?? '');
  if (parts === null) return undefined;
  return { accessKeyId: parts[1] ?? '', date: parts[2] ?? '', region: parts[3] ?? '' };
}

/** `20261124T020943Z` to milliseconds. */
export function parseAmzDate(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? undefined : at;
}

export type Query = readonly (readonly [name: string, value: string])[];

/** Names and values decoded, in the order given; `undefined` for broken percent-encoding. */
export function parseQuery(search: string): Query | undefined {
  try {
    return search
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const mark = pair.indexOf('=');
        const [name, value] = mark < 0 ? [pair, ''] : [pair.slice(0, mark), pair.slice(mark + 1)];
        return [decodeURIComponent(name), decodeURIComponent(value)];
      });
  } catch {
    return undefined;
  }
}

function canonicalQuery(query: Query): string {
  return query
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .join('&');
}

/** S3 alone encodes the path once and leaves `//`, `.` and `..` as they are. */
function canonicalPath(path: string): string | undefined {
  try {
    return path
      .split('/')
      .map((segment) => encode(decodeURIComponent(segment)))
      .join('/');
  } catch {
    return undefined;
  }
}

/** RFC 3986: everything but letters, digits and `-._~`. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function signingKey(credentials: Credentials, scope: Scope): Buffer {
  const date = hmac(`AWS4${credentials.secretAccessKey}`, scope.date);
  return hmac(hmac(hmac(date, scope.region), 's3'), 'aws4_request');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

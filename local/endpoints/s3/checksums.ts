/** What a body must prove about itself: aws-chunked framing with its trailer, Content-MD5 and the x-amz-checksum headers. */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Inbound } from '../http.ts';
import { type Refusal, refusal } from './refusals.ts';

export type Checksums = ReadonlyMap<string, string>;
export type Payload = { readonly bytes: Buffer; readonly checksums: Checksums };

const calculate: ReadonlyMap<string, (bytes: Buffer) => string> = new Map([
  ['x-amz-checksum-crc32', crc32Of],
  ['x-amz-checksum-sha1', (bytes: Buffer) => createHash('sha1').update(bytes).digest('base64')],
  ['x-amz-checksum-sha256', (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64')],
]);

function crc32Of(bytes: Buffer): string {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(crc32(bytes));
  return value.toString('base64');
}

/** `value` looks a name up in the headers, or in the query of a presigned URL where the SDK may have put it. */
export function readPayload(request: Inbound, value: (name: string) => string | undefined): Payload | Refusal {
  const chunked = value('x-amz-content-sha256') === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
  const framed = chunked ? unframe(request.body) : { bytes: request.body, trailer: new Map<string, string>() };
  if (framed === undefined) return refusal('IncompleteBody', 'The request body terminated unexpectedly');
  const { bytes, trailer } = framed;
  const declared = value('x-amz-decoded-content-length');
  if (chunked && declared !== undefined && Number(declared) !== bytes.length) {
    return refusal('IncompleteBody', 'You did not provide the number of bytes specified by the Content-Length header');
  }
  const promised = value('x-amz-trailer');
  if (chunked && promised !== undefined && !trailer.has(promised)) {
    return refusal('InvalidRequest', 'The body lacks the trailer its headers promise.');
  }
  const md5 = value('content-md5');
  if (md5 !== undefined && createHash('md5').update(bytes).digest('base64') !== md5) return wrong('Content-MD5');
  const checksums = new Map<string, string>();
  const names = new Set([...request.headers.keys(), ...trailer.keys(), ...calculate.keys()]);
  for (const name of names) {
    if (!name.startsWith('x-amz-checksum-') || name === 'x-amz-checksum-mode') continue;
    const given = trailer.get(name) ?? value(name);
    if (given === undefined) continue;
    const expected = calculate.get(name)?.(bytes);
    if (expected === undefined) return refusal('NotImplemented', `${name} is not implemented here.`);
    if (given !== expected) return wrong(name.replace('x-amz-checksum-', '').toUpperCase());
    checksums.set(name, given);
  }
  return { bytes, checksums: checksums.size > 0 ? checksums : new Map([['x-amz-checksum-crc32', crc32Of(bytes)]]) };
}

function wrong(kind: string): Refusal {
  return refusal('BadDigest', `The ${kind} you specified did not match the calculated checksum.`);
}

/** `<hex length>[;extension]\r\n<bytes>\r\n … 0\r\n<name>:<value>\r\n\r\n` */
function unframe(body: Buffer): { bytes: Buffer; trailer: Map<string, string> } | undefined {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const length = /^([0-9a-f]{1,8})(?:;.*)?$/i.exec(end < 0 ? '' : body.toString('latin1', at, end))?.[1];
    if (length === undefined) return undefined;
    const start = end + 2;
    const size = Number.parseInt(length, 16);
    if (size === 0) return { bytes: Buffer.concat(parts), trailer: readTrailer(body.toString('latin1', start)) };
    const next = start + size;
    if (body.toString('latin1', next, next + 2) !== '\r\n') return undefined;
    parts.push(body.subarray(start, next));
    at = next + 2;
  }
}

function readTrailer(text: string): Map<string, string> {
  const lines = text.split('\r\n').filter((line) => line.includes(':'));
  return new Map(
    lines.map((line) => {
      const mark = line.indexOf(':');
      return [line.slice(0, mark).trim().toLowerCase(), line.slice(mark + 1).trim()];
    }),
  );
}

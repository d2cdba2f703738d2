/** KMS over AWS JSON 1.1 on 127.0.0.1. What it does and does not do: README.md. */
import { type Answer, type Endpoint, type Inbound, listen } from '../http.ts';
import { type KeyRing, type KeySpec, keyArn, openKeyRing } from './key-ring.ts';
import { operations } from './operations.ts';
import { isRefusal, refusal, refuse } from './refusals.ts';

export type Kms = Endpoint & {
  /**
   * Makes the key unless `id` is there already, points the alias (`alias/name`) at it, and returns its ARN. Throws when the
   * id is kept with another spec.
   */
  ensureKey(wanted: { readonly id: string; readonly alias?: string; readonly spec: KeySpec }): string;
};

/** Keys live in `<dataDir>/kms-keys.json`. Rejects when the file is damaged or the port is taken. */
export async function startKms(options: { readonly dataDir: string; readonly port?: number }): Promise<Kms> {
  const ring = openKeyRing(options.dataDir);
  const endpoint = await listen((request) => answer(ring, request), { port: options.port, maxBody: 1024 * 1024 });
  return { ...endpoint, ensureKey: (wanted) => keyArn(ring.ensureKey(wanted)) };
}

function answer(ring: KeyRing, request: Inbound): Answer {
  const name = request.headers.get('x-amz-target')?.match(/^TrentService\.(\w+)$/)?.[1];
  const operation = name === undefined ? undefined : operations.get(name);
  if (request.method !== 'POST' || operation === undefined) {
    return refuse(refusal('UnknownOperationException', `${name ?? request.method} is not a call of this endpoint`));
  }
  const body = parseJson(request.body.toString());
  if (body === undefined) return refuse(refusal('SerializationException', 'The body is not JSON'));
  const result = operation(ring, body);
  if (isRefusal(result)) return refuse(result);
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify(result),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Browser uploads: the form, its policy and the policy's signature. The upload door of the product leans on each of these
 * refusals, so all conditions AWS knows are checked and an unknown one refuses.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
import * as z from 'zod/mini';
import type { Inbound } from '../http.ts';
import { isRefusal, type Refusal, refusal } from './refusals.ts';
import { type Credentials, parseAmzDate, parseScope, policySignatureMatches } from './signature.ts';

export type Form = {
  /** Lower-case names; only what stands before the file, as S3 ignores the rest. */
  readonly fields: ReadonlyMap<string, string>;
  readonly file: Buffer;
};

const range = z.tuple([z.literal('content-length-range'), z.coerce.number(), z.coerce.number()]);
const match = z.tuple([z.enum(['eq', 'starts-with']), z.string().check(z.startsWith('$')), z.string()]);
const exact = z.record(z.string(), z.string());
const policySchema = z.object({
  expiration: z.iso.datetime({ offset: false }),
  conditions: z.array(z.union([range, match, exact])),
});
type Condition = z.infer<typeof policySchema>['conditions'][number];

/** Fields that a policy need not name. */
const free = new Set(['x-amz-signature', 'policy', 'file']);

export async function readForm(request: Inbound): Promise<Form | Refusal> {
  const form = await parseMultipart(request);
  if (form === undefined) {
    return refusal('MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.');
  }
  const fields = new Map<string, string>();
  for (const [name, value] of form) {
    const field = name.toLowerCase();
    if (typeof value === 'string') {
      if (fields.has(field)) return refusal('InvalidArgument', `The form names the field ${field} twice.`);
      fields.set(field, value);
    } else if (field === 'file') {
      return { fields, file: Buffer.from(await value.arrayBuffer()) };
    }
  }
  return refusal('InvalidArgument', 'POST requires exactly one file upload per request.', {
    ArgumentName: 'file',
    ArgumentValue: '0',
  });
}

async function parseMultipart(request: Inbound): Promise<FormData | undefined> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type)) return undefined;
  try {
    return await new Response(new Uint8Array(request.body), { headers: { 'content-type': type } }).formData();
  } catch {
    return undefined;
  }
}

/** Accepts the form, or says why not in S3's words. `now` in milliseconds. */
export function checkPolicy(form: Form, bucket: string, credentials: Credentials, now: number): Refusal | undefined {
  const { fields } = form;
  const policyText = fields.get('policy');
  const signature = fields.get('x-amz-signature');
  if (policyText === undefined || signature === undefined) return refusal('AccessDenied', 'Access Denied');
  const scope = parseScope(fields.get('x-amz-credential'));
  const date = fields.get('x-amz-date') ?? '';
  if (fields.get('x-amz-algorithm') !== 'AWS4-HMAC-SHA256' || scope === undefined) {
    return refusal('InvalidArgument', 'The x-amz-algorithm or x-amz-credential field is missing or malformed.');
  }
  if (parseAmzDate(date) === undefined || !date.startsWith(scope.date)) {
    return refusal('InvalidArgument', 'The x-amz-date field is missing or differs from the credential.');
  }
  if (scope.accessKeyId !== credentials.accessKeyId) {
    return refusal('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.');
  }
  if (!policySignatureMatches({ policy: policyText, scope, signature }, credentials)) {
    return refusal('SignatureDoesNotMatch', 'The signature of the policy does not match the one we calculated.');
  }
  const policy = parsePolicy(policyText);
  if (isRefusal(policy)) return policy;
  if (now >= Date.parse(policy.expiration)) {
    return refusal('AccessDenied', 'Invalid according to Policy: Policy expired.');
  }
  return checkConditions(policy.conditions, form, bucket);
}

function parsePolicy(text: string): z.infer<typeof policySchema> | Refusal {
  const invalid = refusal('InvalidPolicyDocument', 'Invalid Policy: Invalid JSON or an unknown condition.');
  try {
    const json: unknown = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    const parsed = policySchema.safeParse(json);
    return parsed.success ? parsed.data : invalid;
  } catch {
    return invalid;
  }
}

function checkConditions(conditions: readonly Condition[], form: Form, bucket: string): Refusal | undefined {
  const named = new Set(['bucket']);
  const failed = (condition: Condition) =>
    refusal('AccessDenied', `Invalid according to Policy: Policy Condition failed: ${JSON.stringify(condition)}`);
  // The bucket of a condition is the one in the path, whatever a field of that name says.
  const valueOf = (field: string) => (field === 'bucket' ? bucket : form.fields.get(field));
  let size: { readonly min: number; readonly max: number } | undefined;
  for (const condition of conditions) {
    if (!Array.isArray(condition)) {
      for (const [name, wanted] of Object.entries(condition)) {
        named.add(name.toLowerCase());
        if (valueOf(name.toLowerCase()) !== wanted) return failed(condition);
      }
    } else if (condition[0] === 'content-length-range') {
      size = { min: condition[1], max: condition[2] };
    } else {
      const [kind, variable, wanted] = condition;
      const field = variable.slice(1).toLowerCase();
      named.add(field);
      const value = valueOf(field);
      if (value === undefined) return failed(condition);
      if (kind === 'eq' ? value !== wanted : !value.startsWith(wanted)) return failed(condition);
    }
  }
  const extra = [...form.fields.keys()].filter(
    (field) => !named.has(field) && !free.has(field) && !field.startsWith('x-ignore-'),
  );
  if (extra.length > 0) {
    return refusal('AccessDenied', `Invalid according to Policy: Extra input fields: ${extra.join(', ')}`);
  }
  return size === undefined ? undefined : checkSize(form.file.length, size);
}

function checkSize(length: number, { min, max }: { readonly min: number; readonly max: number }): Refusal | undefined {
  if (length > max) {
    return refusal('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
      ProposedSize: String(length),
      MaxSizeAllowed: String(max),
    });
  }
  if (length < min) {
    return refusal('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
      ProposedSize: String(length),
      MinSizeAllowed: String(min),
    });
  }
  return undefined;
}

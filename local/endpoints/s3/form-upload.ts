/** PostObject: a browser's form, let in by its policy alone. https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html */
import { html as xml } from '../../../shared/content/html.ts';
import type { Answer } from '../http.ts';
import { type Call, findBucket, malformed, versionHeader, type World, xmlAnswer } from './call.ts';
import { retentionForNew, tagsOf } from './object-facts.ts';
import { checkPolicy, type Form, readForm } from './post-policy.ts';
import { isRefusal, type Refusal, refusal } from './refusals.ts';
import { type Credentials, encode } from './signature.ts';
import { parseXml } from './xml.ts';

export async function postObject(call: Call, world: World, credentials: Credentials): Promise<Answer | Refusal> {
  const bucket = findBucket(call, world);
  if (isRefusal(bucket)) return bucket;
  const form = await readForm(call.request);
  if (isRefusal(form)) return form;
  const refused = checkPolicy(form, bucket.name, credentials, world.now());
  if (refused !== undefined) return refused;
  const key = form.fields.get('key');
  if (key === undefined || key === '') {
    return refusal('InvalidArgument', 'Bucket POST must contain a field named "key".', { ArgumentName: 'key' });
  }
  // AWS would put the uploader's own file name here; no upload of ours may ever want that.
  if (key.includes('${filename}'))
    return refusal('NotImplemented', 'The variable ${filename} is not implemented here.');
  if (Buffer.byteLength(key) > 1024) return refusal('KeyTooLongError', 'Your key is too long');
  const tagging = form.fields.get('tagging');
  const tagElement = tagging === undefined ? undefined : parseXml(tagging);
  if (tagging !== undefined && tagElement?.name !== 'Tagging') return malformed();
  const tags = tagElement === undefined ? [] : tagsOf(tagElement);
  if (isRefusal(tags)) return tags;
  const retention = retentionForNew(bucket, (name) => form.fields.get(name), world.now());
  if (isRefusal(retention)) return retention;
  const version = world.store.put(bucket, key, {
    ...retention,
    bytes: form.file,
    headers: headersToKeep(form),
    checksums: {},
    tags: [...tags],
    legalHold: false,
  });
  const location = `http://${call.request.headers.get('host') ?? 'localhost'}/${bucket.name}/${encode(key)}`;
  const headers = { etag: version.etag, location, ...versionHeader(bucket, version) };
  const after = world.created(bucket.name, key, version, 'POST Object');
  const status = form.fields.get('success_action_status');
  if (status !== '201') return { status: status === '200' ? 200 : 204, headers, after };
  const answer = xmlAnswer(
    xml`<PostResponse><Location>${location}</Location><Bucket>${bucket.name}</Bucket><Key>${key}</Key><ETag>${version.etag}</ETag></PostResponse>`,
    201,
  );
  return { ...answer, headers: { ...answer.headers, ...headers }, after };
}

/** The type is the form field's, which the policy bound, never the one the browser wrote on the file part. */
function headersToKeep(form: Form): Record<string, string> {
  const kept = ['cache-control', 'content-disposition', 'content-encoding', 'content-type', 'expires'];
  const named = [...form.fields].filter(
    ([name]) => kept.includes(name) || /^x-amz-(meta-|server-side-encryption)/.test(name),
  );
  return { 'content-type': 'binary/octet-stream', ...Object.fromEntries(named) };
}

import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { signedText } from '../../domain/anchor.ts';
import type { KeptAnchor } from '../../domain/anchor-check.ts';
import type { AnchorKeeper } from '../../ports/anchors.ts';
import { anchorBody, keptAnchor } from '../../schemas/anchor.ts';

const prefix = 'anchors/';
const together = 32;

/** A bucket with Object Lock by default: our role may add objects, and nobody may take one away or put another in its place. */
export function createAnchorKeeper(client: S3Client, bucket: string): AnchorKeeper {
  return {
    async keep({ number, body }, signature) {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: `${prefix}${String(number).padStart(8, '0')}.json`,
            Body: JSON.stringify({ body, signature }),
            ContentType: 'application/json',
            IfNoneMatch: '*',
          }),
        );
      } catch (error) {
        if (!(error instanceof S3ServiceException && error.name === 'PreconditionFailed')) throw error;
      }
    },
  };
}

/** Every version of every anchor, for the auditor: a second one under a name is a second anchor. A delete marker hides nothing. */
export async function readAnchors(
  client: S3Client,
  bucket: string,
  isSignature: (text: string, signature: string) => boolean,
  sha256: (text: string) => string,
): Promise<readonly KeptAnchor[]> {
  const versions: { readonly Key: string; readonly VersionId: string | undefined }[] = [];
  let [key, version]: (string | undefined)[] = [];
  do {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, KeyMarker: key, VersionIdMarker: version }),
    );
    versions.push(...(page.Versions ?? []).map(({ Key = '', VersionId }) => ({ Key, VersionId })));
    [key, version] = page.IsTruncated === true ? [page.NextKeyMarker, page.NextVersionIdMarker] : [];
  } while (key !== undefined);

  const kept: KeptAnchor[] = [];
  for (let from = 0; from < versions.length; from += together)
    kept.push(
      ...(await Promise.all(
        versions.slice(from, from + together).map(async ({ Key, VersionId }): Promise<KeptAnchor> => {
          const object = await client.send(new GetObjectCommand({ Bucket: bucket, Key, VersionId }));
          const read = keptAnchor.safeParse(json((await object.Body?.transformToString()) ?? ''));
          const number = Number(/(\d+)\.json$/u.exec(Key)?.[1] ?? 0);
          if (!read.success) return { number, body: '', isSigned: false };
          const { body, signature } = read.data;
          const anchor = anchorBody.safeParse(json(body));
          return {
            number,
            body,
            anchor: anchor.success ? anchor.data : undefined,
            isSigned: isSignature(signedText({ digest: sha256(body) }), signature),
          };
        }),
      )),
    );
  return kept;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

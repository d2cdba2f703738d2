/**
 * `npm run deploy:web -- --stage prod --bucket NAME --sign-in ORIGIN --client ID`: the pages of one stage into its bucket (output `PagesBucket` of
 * `redress-<stage>-web`), with the desk's sign-in (outputs `SignInOrigin` and `DeskClient` of `redress-<stage>-staff-pool`).
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { S3Client } from '@aws-sdk/client-s3';
import { type Stage, stageNamed } from '../infra/stages.ts';
import { systemClock } from '../shared/adapters/system/edges.ts';
import type { Look } from '../web/look.ts';
import { publishPages } from './publish-pages.ts';

/** The logo is a file of the business's own. */
function lookOf(look: Stage['web']['look']): Look | undefined {
  if (look === undefined) return undefined;
  const { accent, accentDark, logoFile } = look;
  return { accent, accentDark, logo: logoFile === undefined ? undefined : readFileSync(logoFile, 'utf8') };
}

const { values } = parseArgs({
  options: {
    stage: { type: 'string' },
    bucket: { type: 'string' },
    'sign-in': { type: 'string' },
    client: { type: 'string' },
  },
});
const { stage, bucket, 'sign-in': url, client } = values;
if (stage === undefined || bucket === undefined || url === undefined || client === undefined) {
  console.error(
    'npm run deploy:web -- --stage dev|prod --bucket NAME --sign-in ORIGIN --client ID\n\nNAME is the output PagesBucket of redress-<stage>-web, ORIGIN and ID are SignInOrigin and DeskClient of redress-<stage>-staff-pool.',
  );
  process.exitCode = 2;
} else {
  const { brand, policy, web } = stageNamed(stage);
  const count = await publishPages(new S3Client({}), {
    bucket,
    folder: fileURLToPath(new URL('../dist/web', import.meta.url)),
    settings: { brand, policy, cardField: web.cardField, look: lookOf(web.look), signIn: { url, client } },
    now: systemClock.now,
  });
  console.log(`${count} files in ${bucket}`);
}

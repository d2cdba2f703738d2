/**
 * `npm run deploy:web -- --stage prod --bucket NAME --sign-in ORIGIN --client ID`: builds the pages and puts those of one stage into its bucket (output `PagesBucket` of
 * `redress-<stage>-web`), with the desk's sign-in (outputs `SignInOrigin` and `DeskClient` of `redress-<stage>-staff-pool`).
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { S3Client } from '@aws-sdk/client-s3';
import { type Stage, stageNamed, stageNames } from '../infra/stages.ts';
import { systemClock } from '../shared/adapters/system/edges.ts';
import type { Look } from '../web/look.ts';
import { publishPages } from './publish-pages.ts';
import { refuseArguments, runTool } from './run-tool.ts';

/** The logo is a file of the business's own. */
function lookOf(look: Stage['web']['look']): Look | undefined {
  if (look === undefined) return undefined;
  const { accent, accentDark, logoFile } = look;
  return { accent, accentDark, logo: logoFile === undefined ? undefined : readFileSync(logoFile, 'utf8') };
}

const usage = `npm run deploy:web -- --stage ${stageNames.join('|')} --bucket NAME --sign-in ORIGIN --client ID

NAME is the output PagesBucket of redress-<stage>-web, ORIGIN and ID are SignInOrigin and DeskClient of redress-<stage>-staff-pool.`;

await runTool(
  {
    usage,
    takes: {
      options: {
        stage: { type: 'string' },
        bucket: { type: 'string' },
        'sign-in': { type: 'string' },
        client: { type: 'string' },
      },
    },
  },
  async ({ values: { stage, bucket, 'sign-in': url, client } }) => {
    if (stage === undefined || bucket === undefined || url === undefined || client === undefined)
      refuseArguments(usage);
    if (!stageNames.some((name) => name === stage))
      refuseArguments(`There is no stage ${stage}: infra/stages.ts has ${stageNames.join(' and ')}.`);
    if (URL.parse(url)?.protocol !== 'https:')
      refuseArguments(`--sign-in wants an origin like https://desk.auth.us-east-1.amazoncognito.com, not ${url}.`);
    const { brand, policy, web } = stageNamed(stage);
    const look = lookOf(web.look);
    // A process of its own: preact builds for production by the environment it starts with.
    execFileSync(process.execPath, [fileURLToPath(new URL('build-web.ts', import.meta.url))], { stdio: 'inherit' });
    const count = await publishPages(new S3Client({}), {
      bucket,
      folder: fileURLToPath(new URL('../dist/web', import.meta.url)),
      settings: { brand, policy, cardField: web.cardField, look, signIn: { url, client } },
      now: systemClock.now,
    });
    console.log(`${count} files in ${bucket}`);
  },
);

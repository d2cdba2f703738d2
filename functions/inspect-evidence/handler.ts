import { sealedDeps } from '../../shared/adapters/aws.ts';
import { createEvidencePress } from '../../shared/adapters/evidence-press/evidence-press.ts';
import { caseBuckets } from '../../shared/adapters/s3/case-buckets.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { queueHandler } from '../../shared/lambda/queue.ts';
import { evidenceMessage } from '../../shared/schemas/wire.ts';
import { inspectEvidence } from '../../shared/usecases/inspect-evidence.ts';
import { envSchema } from './env.ts';

const env = loadEnv(envSchema);
const deps = {
  ...sealedDeps(env),
  ...caseBuckets({ quarantine: env.QUARANTINE_BUCKET, vault: env.VAULT_BUCKET }),
  press: createEvidencePress(),
};

export const handler = queueHandler(evidenceMessage, (message, receives) =>
  inspectEvidence(deps, { ...message, receives }),
);

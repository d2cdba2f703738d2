import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { localCredentials } from '../../../local/runtime/credentials.ts';
import type { Stack } from '../../../local/stack.ts';
import { putSystem } from '../../../shared/adapters/registry/put-system.ts';
import { recordClasses } from '../../../shared/domain/records.ts';
import type { SystemEntry } from '../../../shared/domain/registry.ts';
import { Secret } from '../../../shared/domain/secret.ts';
import type { Telling } from '../telling.ts';

/** What stories of systems without an API have in common. */

/** Enters a system as its operator does (`npm run registry -- put`). */
export async function addSystem(
  stack: Stack,
  entry: Pick<SystemEntry, 'id' | 'name' | 'kind' | 'owner' | 'answerDays'>,
) {
  const at = (endpoint: string) => ({ endpoint, region: 'us-east-1', credentials: localCredentials });
  const { REGISTRY_TABLE: table = '', DATA_KEY: dataKey = '' } = stack.env('run-step');
  const whole = { ...entry, adapter: 'manual', baseUrl: '', emergencyStop: false, paymentProvider: false } as const;
  await putSystem(
    new DynamoDBClient(at(stack.endpoints.dynamodb)),
    new KMSClient(at(stack.endpoints.kms)),
    { table, dataKey },
    whole,
    new Secret('none'),
  );
}

/** The account is copied by its holder and its records entered class by class (Rosa): one phone number, and nothing else there is. */
export async function enterByHand(telling: Telling, id: string, match: string, number: string): Promise<void> {
  const rosa = await telling.as('rosa');
  await rosa.post(`/desk/cases/${id}/steps/${match}.preserve`, {
    type: 'settle-step',
    step: `${match}.preserve`,
    outcome: 'done',
    note: 'Copy of the file card is in the safe.',
  });
  await telling.idle();
  const record = { id: 'card-77', at: '2026-07-02', traces: [], number, use: 'on the file card' };
  await rosa.post(`/desk/cases/${id}/matches/${match}/records`, {
    classes: recordClasses.map((name) =>
      name === 'phone-numbers'
        ? { class: name, status: 'supplied', records: [{ class: name, ...record }] }
        : { class: name, status: 'none' },
    ),
    note: 'Copied from the file card.',
  });
  await telling.idle();
}

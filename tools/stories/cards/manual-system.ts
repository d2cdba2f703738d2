import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { localCredentials } from '../../../local/runtime/credentials.ts';
import type { Stack } from '../../../local/stack.ts';
import { putSystem } from '../../../shared/adapters/registry/put-system.ts';
import { recordClasses } from '../../../shared/domain/records.ts';
import type { SystemEntry } from '../../../shared/domain/registry.ts';
import { Secret } from '../../../shared/domain/secret.ts';
import type { Story } from '../story.ts';
import { matchOn } from './at-the-shop.ts';

const hour = 3_600_000;

/** Enters a system as its operator does (`npm run registry -- put`). */
async function addSystem(stack: Stack, entry: Pick<SystemEntry, 'id' | 'name' | 'kind' | 'owner' | 'answerDays'>) {
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

export const manualSystem: Story = {
  name: 'manual-system',
  title:
    'A predecessor’s archive and a vendor have no API: two people are asked by name, one answers late, nothing is lost',
  rules: ['L24', 'L25', 'L28'],
  async play(telling) {
    const { stack, note, must } = telling;
    await addSystem(stack, {
      id: 'old-shop',
      name: 'Archive of the old shop',
      kind: 'predecessor',
      owner: 'archive.keeper@example.com',
      answerDays: 5,
    });
    await addSystem(stack, {
      id: 'call-center',
      name: 'Call center',
      kind: 'vendor',
      owner: 'call.center@example.com',
      answerDays: 3,
    });
    const maria = await telling.file(await telling.marias());
    const path = `/desk/cases/${maria.id}`;
    must('L24: each holder is written to', telling.mails('archive.keeper', maria.reference).length === 1);
    must('L24: and the other one', telling.mails('call.center', maria.reference).length === 1);
    note('workers', 'ask the holders of the archive and of the call center, each with a date');

    const rosa = await telling.as('rosa');
    const sheet = await rosa.post(`${path}/searches/old-shop/sheet`, {});
    must(
      'the holder is shown what to search with',
      JSON.stringify(sheet.value('identifiers')).includes('maria@mail.example'),
    );
    await rosa.post(`${path}/searches/old-shop/answer`, {
      candidates: [
        {
          account: 'OLD-77',
          openedAt: '2026-07-02',
          traces: [{ kind: 'phone', place: 'order', value: '+1 212 555 0143' }],
        },
      ],
      note: 'Searched paper and film by phone and address.',
    });
    await telling.idle();
    note('Rosa (reviewer)', 'enters what the keeper of the archive found: account OLD-77');
    await stack.clock.advanceTo(stack.clock.now() + 5 * 24 * hour);
    const late = await telling.caseFile(maria.id);
    must('L25: overdue is parked, never "no records"', late.searches['call-center']?.status === 'parked');
    must('L25: and told', telling.mails('compliance', 'Stuck: a search').length === 1);
    await (await telling.as('rosa')).post(`${path}/searches/call-center/answer`, {
      candidates: [],
      note: 'No call of hers or about her in the log.',
    });
    await telling.idle();
    must('L25: a late answer is taken', (await telling.caseFile(maria.id)).searches['call-center']?.status === 'ended');
    note('Rosa (reviewer)', 'enters the late answer of the call center: nothing there');

    await telling.decideMatches(maria.id);
    const match = await matchOn(telling, maria.id, 'OLD-77');
    const byHand = await telling.as('rosa');
    await byHand.post(`${path}/steps/${match}.preserve`, {
      type: 'settle-step',
      step: `${match}.preserve`,
      outcome: 'done',
      note: 'Copy of the file card is in the safe.',
    });
    await telling.idle();
    await byHand.post(`${path}/matches/${match}/records`, {
      classes: recordClasses.map((name) =>
        name === 'phone-numbers'
          ? {
              class: name,
              status: 'supplied',
              records: [
                {
                  class: name,
                  id: 'card-77',
                  at: '2026-07-02',
                  traces: [],
                  number: '+1 212 555 0143',
                  use: 'on the file card',
                },
              ],
            }
          : { class: name, status: 'none' },
      ),
      note: 'Copied from the file card.',
    });
    await telling.idle();
    const collected = (await telling.caseFile(maria.id)).steps[`${match}.collect`];
    must(
      'L28: every class has its line',
      collected?.outcome === 'done' && collected.matrix?.length === recordClasses.length,
    );
    note('Rosa (reviewer)', 'enters the records of OLD-77, class by class');
  },
};

/** One life of the stack and of everybody who uses it, on a data folder. It may end at any moment; the next one goes on from what is there. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { localCredentials } from '../../local/runtime/credentials.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { createClient } from '../../tools/demo-client.ts';
import { createTelling, type Filed, type Telling } from '../../tools/stories/telling.ts';

/** What one case came to, when it came to its end. */
export interface LifeEnd {
  readonly cases: number;
  readonly isClosed: boolean;
  readonly logFaults: number;
  readonly commits: number;
  readonly files: number;
  /** Ids of mails that came more than once. */
  readonly mailsDoubled: readonly string[];
  readonly mails: number;
  /** Milliseconds from the start of this life until nothing was left to do. */
  readonly drainedMs: number;
}

const [, , dataDir = ''] = process.argv;
const begun = performance.now();
process.env['TZ'] = 'UTC';
const stack = await startStack({ dataDir, synth: false });
const telling = createTelling(stack, () => undefined);
await stack.idle();
const drainedMs = performance.now() - begun;
process.send?.({ drainedMs });
const filed = await file();
for (let hours = 0; hours < 24 * 40; hours++) {
  await stack.idle();
  const state = await telling.caseState(filed.id);
  if (state.phase === 'closed') break;
  // Somebody presses once more on what seems not to have gone through; what is refused then was done.
  const acted = await act(telling, filed).catch((fault: unknown) => {
    if (process.env['KILLS_TELL'] === '1') console.error(fault);
    return false;
  });
  if (!acted) await stack.clock.advanceTo(stack.clock.now() + 3_600_000);
}
process.send?.({ end: await ended() });
await stack.close();
process.exit(0);

/** Her browser keeps the key and the report until it has seen a receipt; the same key then gets the same one. */
async function file(): Promise<Filed> {
  const kept = join(dataDir, 'her-browser.json');
  if (!existsSync(kept))
    writeFileSync(kept, JSON.stringify({ key: randomUUID(), report: await telling.marias() }), { flush: true });
  const { key, report } = JSON.parse(readFileSync(kept, 'utf8')) as { key: string; report: unknown };
  const receipt = await createClient(stack.apiUrl).post('/reports', report, { 'idempotency-key': key });
  const { reference, dueOn, receivedOn, link } = receipt.fields('reference', 'dueOn', 'receivedOn', 'link');
  const token = link.slice(link.indexOf('#') + 1);
  const her = createClient(stack.apiUrl, token);
  return { who: 'Maria', reference, dueOn, receivedOn, token, id: await telling.find(reference), her };
}

/** The next thing somebody does, as the case stands; false: nobody has anything to do. */
async function act({ as, ...telling }: Telling, filed: Filed): Promise<boolean> {
  const { id } = filed;
  const file = await telling.caseFile(id);
  const desk = `/desk/cases/${id}`;
  const open = Object.values(file.proposals).find((p) => p.status === 'open');
  if (open) {
    await (await as('avery')).post(`${desk}/proposals/${open.id}`, { type: 'approve' });
    return true;
  }
  const propose = async (decision: object) => {
    await (await as('rosa')).post(`${desk}/proposals`, { decision, note: 'Checked against the report.' });
    return true;
  };
  if (Object.values(file.matches).some((m) => m.status === 'undecided')) {
    await telling.decideMatches(id);
    return true;
  }
  if (file.proofsRecorded.length === 0 && Object.keys(file.searches).length > 0) {
    await telling.prove(filed);
    return true;
  }
  const freeze = Object.values(file.matches).find((m) => file.steps[`${m.id}.freeze`]?.outcome === 'planned');
  if (freeze) return await propose({ kind: 'freeze', match: freeze.id });
  const isReleased = (await telling.events(id)).some((e) => e.type === 'records-released');
  const built = Object.values(file.packages).findLast((p) => p.status === 'built' && p.recipient === undefined);
  if (built && !isReleased) return await propose({ kind: 'release', request: 'r1', package: built.id });
  if (!isReleased) return false;
  return (await telling.openRecords(filed)).length > 3;
}

async function ended(): Promise<LifeEnd> {
  const { id } = filed;
  const [state, verified, cases] = await Promise.all([telling.caseState(id), telling.verify(id), countCases(stack)]);
  const ids = stack.mails().map((mail) => `${mail.tags['mail'] ?? mail.id} to ${mail.to.join()}`);
  return {
    cases,
    isClosed: state.phase === 'closed',
    logFaults: verified.found.length,
    commits: verified.commits,
    files: (await telling.openRecords(filed)).length,
    mailsDoubled: ids.filter((one, n) => ids.indexOf(one) !== n),
    mails: ids.length,
    drainedMs,
  };
}

async function countCases({ endpoints, env }: Stack): Promise<number> {
  const client = new DynamoDBClient({
    endpoint: endpoints.dynamodb,
    region: 'us-east-1',
    credentials: localCredentials,
  });
  const found = await client.send(
    new ScanCommand({
      TableName: env('serve-case')['CASES_TABLE'],
      FilterExpression: 'sk = :head',
      ExpressionAttributeValues: { ':head': { S: 'HEAD' } },
    }),
  );
  client.destroy();
  return found.Items?.length ?? 0;
}

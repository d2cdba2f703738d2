import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Stack, startStack } from '../local/stack.ts';
import { createCaseStore } from '../shared/adapters/dynamodb/case-store.ts';
import { sha256 } from '../shared/adapters/system/edges.ts';
import { addDays, instantAt, toEpoch } from '../shared/domain/time.ts';
import { report as reportSchema } from '../shared/schemas/report.ts';
import { verifyCase } from '../shared/usecases/audit.ts';
import { type Client, createClient } from './demo-client.ts';
import type { DemoResult, Moment } from './demo-format.ts';
import { mariasCard, mariasReport } from './demo-people.ts';
import { printDemo } from './demo-print.ts';

const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, report: { type: 'string' }, keep: { type: 'string' } },
});

/** A photograph's first bytes: enough for the demo's documents, which nobody opens here. */
const photo = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

async function play(stack: Stack, moment: (m: Moment) => void): Promise<DemoResult> {
  const victim = createClient(stack.apiUrl);
  const token = options.report === undefined ? await mariasCard(stack.shop.url) : '';
  const filed =
    options.report === undefined
      ? mariasReport(token)
      : reportSchema.parse(JSON.parse(readFileSync(options.report, 'utf8')));
  const note = (who: Moment['who'], what: string, details: readonly string[] = []) =>
    moment({ at: new Date(stack.clock.now()).toISOString(), who, what, details });

  const receipt = await victim.post('/reports', filed, { 'idempotency-key': randomUUID() });
  const { reference, dueOn, receivedOn, link } = receipt.fields('reference', 'dueOn', 'receivedOn', 'link');
  note('Maria', `files her report: reference ${reference}, answer by ${dueOn}`);
  const her = createClient(stack.apiUrl, link.slice(link.indexOf('#') + 1));
  const documents = await Promise.all((['identity', 'report'] as const).map((purpose) => sendDocument(her, purpose)));
  note('Maria', 'adds a photo of her ID and her FTC report');
  await stack.idle();

  let rosa = createClient(stack.apiUrl, await stack.signIn('rosa'));
  let avery = createClient(stack.apiUrl, await stack.signIn('avery'));
  const id = await findCase(rosa, reference);
  const path = `/desk/cases/${id}`;
  let file = await caseFile(rosa, path);
  note(
    'workers',
    `search ${Object.keys(file.searches).length} systems, find ${Object.keys(file.matches).length} accounts`,
    Object.values(file.matches).map(
      (m) =>
        `${m.system} ${m.account}: ${m.basis.map((b) => `${b.exact ? 'exact' : 'likely'} ${b.kind}`).join(', ')} (${m.status})`,
    ),
  );
  note('workers', 'hold her card wherever it is an exact match, before anything else', stepsLike(file, 'hold'));

  for (const match of Object.values(file.matches).filter((m) => m.status === 'undecided')) {
    const confirmed = match.basis.filter((b) => b.kind !== 'address').length > 0;
    await rosa.post(`${path}/matches/${match.id}`, { confirmed });
    note('Rosa (reviewer)', `${confirmed ? 'confirms' : 'leaves alone'} ${match.system} ${match.account}`);
  }
  await rosa.post(`${path}/proof`, {
    covers: ['identity', 'report'],
    method: 'document',
    documents,
    note: 'Photo ID and FTC report agree with the report.',
  });
  note('Rosa (reviewer)', 'records the proof: identity and report, by document');
  await stack.idle();
  file = await caseFile(rosa, path);
  note('workers', 'take her card off and block it', [...stepsLike(file, 'remove'), ...stepsLike(file, 'block')]);

  for (const match of Object.values(file.matches).filter((m) => file.steps[`${m.id}.freeze`]?.outcome === 'planned')) {
    await rosa.post(`${path}/proposals`, {
      decision: { kind: 'freeze', match: match.id },
      note: 'Her card was used here without her.',
    });
    const proposal = Object.keys((await caseFile(rosa, path)).proposals).at(-1) ?? '';
    const alone = await rosa.try(`${path}/proposals/${proposal}`, { type: 'approve' });
    if (alone !== 403) throw new Error(`one person could freeze: ${alone}`);
    await avery.post(`${path}/proposals/${proposal}`, { type: 'approve' });
    await stack.idle();
    note('Avery (approver)', `approves Rosa's freeze of ${match.account}; Rosa alone was refused`);
  }
  for (const day of [10, 20, 25]) {
    await stack.clock.advanceTo(toEpoch(instantAt(addDays(receivedOn, day), '09:05', file.timeZone)));
    note(
      'clock',
      `day ${day}`,
      stack
        .mails()
        .filter((m) => m.subject.startsWith(`Day ${day}:`))
        .map((m) => `mail to ${roleOf(m.to[0] ?? '')}: ${m.subject}`),
    );
  }
  // Days have passed: a sign-in does not live that long.
  rosa = createClient(stack.apiUrl, await stack.signIn('rosa'));
  avery = createClient(stack.apiUrl, await stack.signIn('avery'));
  await rosa.post(`${path}/reminders/25`, {});
  file = await caseFile(rosa, path);
  const pack = Object.values(file.packages).findLast((p) => p.status === 'built')?.id ?? '';
  await rosa.post(`${path}/proposals`, {
    decision: { kind: 'release', request: 'r1', package: pack },
    note: 'Complete, scoped to her, checked line by line.',
  });
  const release = Object.keys((await caseFile(rosa, path)).proposals).at(-1) ?? '';
  await avery.post(`${path}/proposals/${release}`, { type: 'approve' });
  await stack.idle();
  note('Avery (approver)', 'releases the records Rosa proposed');

  await her.post('/case/code', {});
  await stack.idle();
  const code =
    /\b\d{6}\b/u.exec(stack.mails().findLast((m) => m.subject === 'Your code is inside')?.text ?? '')?.[0] ?? '';
  const files = await download(her, code);
  note(
    'Maria',
    `opens her records with the code from her mail: ${files.length} files`,
    files.map((f) => `${f.name} (${f.bytes} bytes)`),
  );
  await stack.idle();

  const dynamo = new DynamoDBClient({
    endpoint: stack.endpoints.dynamodb,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const store = createCaseStore(dynamo, { cases: stack.env('accept-report')['CASES_TABLE'] ?? '', keys: '' });
  const verified = await verifyCase({ store, sha256 }, id);
  note(
    'auditor',
    `verifies the log: ${verified.commits} commits, ${verified.found.length === 0 ? 'whole' : 'TAMPERED'}`,
  );
  file = await caseFile(rosa, path);
  return {
    reference,
    dueDate: dueOn,
    events: (await store.log(id)).flatMap(({ commit }) => commit.events.map((e) => ({ at: commit.at, type: e.type }))),
    steps: Object.values(file.steps).map((s) => ({
      system: file.matches[s.match]?.system ?? '',
      action: s.action,
      outcome: s.outcome,
    })),
    mails: stack.mails().map((m) => ({ at: m.at, to: roleOf(m.to[0] ?? ''), subject: m.subject })),
    package: files,
    chainVerified: verified.found.length === 0,
  };
}

async function sendDocument(her: Client, purpose: 'identity' | 'report'): Promise<string> {
  const policy = await her.post('/case/evidence', { purpose, contentType: 'image/jpeg' });
  const { document, url } = policy.fields('document', 'url');
  const form = new FormData();
  for (const [name, value] of Object.entries(policy.record('fields'))) form.append(name, value);
  form.append('file', new Blob([photo], { type: 'image/jpeg' }));
  const sent = await fetch(url, { method: 'POST', body: form });
  if (sent.status !== 201) throw new Error(`the upload was answered ${sent.status}: ${await sent.text()}`);
  return document;
}

async function download(her: Client, code: string): Promise<DemoResult['package']> {
  const opened = await her.post('/case/records', { code });
  const files = await Promise.all(
    opened.list('files').map(async (file) => {
      const { name, url } = file.fields('name', 'url');
      const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
      return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), content: bytes };
    }),
  );
  const manifest = files.find((f) => f.name === 'manifest.sha256')?.content.toString() ?? '';
  const wrong = files.filter((f) => f.name !== 'manifest.sha256' && !manifest.includes(`${f.sha256}  ${f.name}`));
  if (manifest === '' || wrong.length > 0)
    throw new Error(`the manifest does not hold for ${wrong.map((f) => f.name).join(', ')}`);
  if (options.keep !== undefined) {
    mkdirSync(options.keep, { recursive: true });
    for (const file of files) writeFileSync(join(options.keep, file.name), file.content);
  }
  return files.map(({ name, bytes, sha256: sum }) => ({ name, bytes, sha256: sum }));
}

async function findCase(staff: Client, reference: string): Promise<string> {
  const queue = await staff.get('/desk/queue');
  const found = queue.list('cases').find((row) => row.child('view').fields('reference').reference === reference);
  if (!found) throw new Error(`${reference} is not in the desk's queue`);
  return found.fields('case').case;
}

async function caseFile(staff: Client, path: string) {
  return (await staff.get(path)).caseFile();
}

function stepsLike(file: Awaited<ReturnType<typeof caseFile>>, action: string): readonly string[] {
  return Object.values(file.steps)
    .filter((s) => s.action === action)
    .map(
      (s) =>
        `${file.matches[s.match]?.system} ${file.matches[s.match]?.account}: ${action} ${s.instrument ?? ''} ${s.outcome}`,
    );
}

function roleOf(address: string): string {
  return address.startsWith('compliance')
    ? 'compliance'
    : address.startsWith('executive')
      ? 'executives'
      : address.startsWith('backup')
        ? 'backup'
        : 'victim';
}

const mustHappen = [
  'search-ended',
  'match-found',
  'proof-recorded',
  'decision-approved',
  'package-built',
  'records-released',
  'records-opened',
  'request-answered',
  'case-closed',
];

function faults(result: DemoResult): readonly string[] {
  const done = (action: string) => result.steps.some((s) => s.action === action && s.outcome === 'done');
  return [
    ...mustHappen.filter((type) => !result.events.some((e) => e.type === type)).map((type) => `no ${type} in the log`),
    ...['preserve', 'hold', 'remove', 'block', 'freeze', 'collect']
      .filter((action) => !done(action))
      .map((action) => `no ${action} was done`),
    ...(result.mails.some((m) => m.to === 'compliance' && m.subject.startsWith('Day 25:'))
      ? []
      : ['no day-25 mail to compliance']),
    ...(result.package.length > 3 ? [] : ['no records were downloaded']),
    ...(result.chainVerified ? [] : ['the log does not verify']),
  ];
}

const moments: Moment[] = [];
const stack = await startStack({ fresh: true, temporary: true });
try {
  const result = await play(stack, (m) => {
    moments.push(m);
    if (!options.json) printDemo(m);
  });
  const wrong = options.report === undefined ? faults(result) : [];
  if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else
    process.stdout.write(
      wrong.length === 0
        ? `\nEverything happened. ${result.mails.length} mails, ${result.events.length} events, log verified.\n\`npm start\` opens the living stack.\n`
        : '',
    );
  for (const fault of wrong) process.stderr.write(`! ${fault}\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await stack.close();
}

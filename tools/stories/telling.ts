import { createHash, randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localCredentials } from '../../local/runtime/credentials.ts';
import type { StaffName } from '../../local/runtime/staff.ts';
import { type Mail, type Stack, type StackOptions, startStack } from '../../local/stack.ts';
import { createCaseStore } from '../../shared/adapters/dynamodb/case-store.ts';
import { sha256 } from '../../shared/adapters/system/edges.ts';
import type { CaseEvent } from '../../shared/domain/case/events.ts';
import type { CaseFile, CaseState } from '../../shared/domain/case/state.ts';
import type { Decision, DocumentPurpose } from '../../shared/domain/case/vocabulary.ts';
import { addDays, fromEpoch, instantAt, localDate, toEpoch, weekday } from '../../shared/domain/time.ts';
import type { LogEntry } from '../../shared/ports/case-store.ts';
import type { Report } from '../../shared/schemas/report.ts';
import { type AskedRow, askedRows } from '../../shared/usecases/audit.ts';
import { fold } from '../../shared/usecases/case-log.ts';
import { type VerifiedLog, verifyCase } from '../../shared/usecases/verify-log.ts';
import { type Answer, type Client, createClient } from '../demo-client.ts';
import type { Moment } from '../demo-format.ts';
import { mariasCard, mariasReport } from '../demo-people.ts';
import { samplePhoto, sampleReport } from './sample-documents.ts';
import type { Story } from './story.ts';

/** Somebody who filed, with what the business answered. */
export interface Filed {
  readonly who: string;
  readonly reference: string;
  readonly dueOn: string;
  readonly receivedOn: string;
  /** Calls with her private link. */
  readonly her: Client;
  readonly token: string;
  readonly id: string;
}

export interface Downloaded {
  readonly name: string;
  readonly content: Buffer;
  readonly sha256: string;
}

/** What every story is told with: the stack, the people, and what all of them do. */
export interface Telling {
  readonly stack: Stack;
  /** One line of the timeline. */
  note(who: string, what: string, details?: readonly string[]): void;
  /** @throws with the rule when it does not hold. */
  must(rule: string, holds: boolean): void;
  /** Maria's report as the form sends it, card confirmed in the provider's own field; `change` overrides fields. */
  marias(change?: Partial<Report>): Promise<Report>;
  file(report: unknown, who?: string): Promise<Filed>;
  /** The case a reference leads to. */
  find(reference: string): Promise<string>;
  /** A paper scanned at the desk (Rosa). */
  sendScan(id: string, purpose: DocumentPurpose): Promise<string>;
  /** A PDF for a report, a photo for the rest, or the file given; inspected when it answers the document's id. */
  sendDocument(filed: Filed, purpose: DocumentPurpose, file?: Buffer): Promise<string>;
  /** Signed in afresh, because the clock moves and a sign-in does not live long. */
  as(who: StaffName): Promise<Client>;
  /** The case as its log folds now. */
  caseFile(id: string): Promise<CaseFile>;
  caseState(id: string): Promise<CaseState>;
  log(id: string): Promise<readonly LogEntry[]>;
  events(id: string): Promise<readonly CaseEvent[]>;
  /** When each event of the log was written. */
  timeline(id: string): Promise<readonly { readonly at: string; readonly type: string }[]>;
  /** Confirms every undecided match that rests on more than an address, rejects the others (Rosa). */
  decideMatches(id: string): Promise<void>;
  /** Sends an ID and a report and records the proof (Rosa). */
  prove(filed: Filed): Promise<void>;
  /** Proposes (Rosa) and approves (Avery). */
  decide(id: string, decision: Decision, why?: string, facts?: string): Promise<void>;
  freezeAll(id: string): Promise<void>;
  /** Releases the newest built package of a request by two people. */
  release(id: string, request?: string): Promise<void>;
  /** Asks for a code, reads it in the mail, opens and checks the files against the manifest. */
  openRecords(filed: Filed): Promise<readonly Downloaded[]>;
  /** To 09:05 local of that day after receipt, with everything that falls due on the way. */
  toDay(filed: Filed, day: number): Promise<void>;
  idle(): Promise<void>;
  /** Sent to an address that contains `to` and whose subject contains `subject`, oldest first. */
  mails(to: string, subject?: string): readonly Mail[];
  verify(id: string): Promise<VerifiedLog>;
  /** The rows of `npm run audit -- asked` for this case. */
  asked(id: string): Promise<readonly AskedRow[]>;
}

const path = (id: string) => `/desk/cases/${id}`;

/** The next Tuesday at ten in New York, so that a story is the same on whatever day it is told. Milliseconds since 1970. */
export function beginningOf(story: Pick<Story, 'beginsNow'>, now: number): number {
  if (story.beginsNow) return now;
  const today = localDate(fromEpoch(now), 'America/New_York');
  const tuesday = addDays(today, (9 - weekday(today)) % 7 || 7);
  return toEpoch(instantAt(tuesday, '10:00', 'America/New_York'));
}

/** Starts a stack of its own, tells, and ends it whatever happens. What went wrong is printed with what the functions said of it. */
export async function tell<T>(
  moment: (m: Moment) => void,
  play: (telling: Telling) => Promise<T>,
  options: Pick<StackOptions, 'through' | 'startAt'> = {},
): Promise<T> {
  const stack = await startStack({ fresh: true, temporary: true, ...options });
  try {
    return await play(createTelling(stack, moment));
  } catch (fault) {
    for (const { name } of stack.model.functions)
      for (const line of stack
        .logs(name)
        .filter((l) => !l.includes('"level":"INFO"'))
        .slice(-5))
        console.error(name, line);
    for (const { queue, waiting, flying } of await stack.depths())
      if (waiting + flying > 0) console.error(queue.name, `${waiting} waiting, ${flying} asleep or under way`);
    throw fault;
  } finally {
    await stack.close();
  }
}

/** On a stack somebody else started and ends. */
export function createTelling(stack: Stack, moment: (m: Moment) => void): Telling {
  const dynamo = new DynamoDBClient({
    endpoint: stack.endpoints.dynamodb,
    region: 'us-east-1',
    credentials: localCredentials,
  });
  const store = createCaseStore(dynamo, { cases: stack.env('accept-report')['CASES_TABLE'] ?? '', keys: '' });
  const telling: Telling = {
    stack,
    note: (who, what, details = []) => moment({ at: new Date(stack.clock.now()).toISOString(), who, what, details }),
    must(rule, holds) {
      if (!holds) throw new Error(`does not hold: ${rule}`);
    },
    marias: async (change = {}) => ({ ...mariasReport(await mariasCard(stack.shop.url)), ...change }),
    async file(report, who = 'Maria') {
      const receipt = await createClient(stack.apiUrl).post('/reports', report, { 'idempotency-key': randomUUID() });
      const { reference, dueOn, receivedOn, link } = receipt.fields('reference', 'dueOn', 'receivedOn', 'link');
      const token = link.slice(link.indexOf('#') + 1);
      telling.note(who, `files a report: reference ${reference}, answer by ${dueOn}`);
      await stack.idle();
      const id = await telling.find(reference);
      return { who, reference, dueOn, receivedOn, token, id, her: createClient(stack.apiUrl, token) };
    },
    async find(reference) {
      const id = await store.caseOf(reference);
      if (id === undefined) throw new Error(`${reference} leads to no case`);
      return id;
    },
    sendScan: async (id, purpose) =>
      await sendDocument(await telling.as('rosa'), purpose, await sampleFor(purpose), `${path(id)}/evidence`),
    async sendDocument(filed, purpose, file) {
      const document = await sendDocument(filed.her, purpose, file ?? (await sampleFor(purpose)));
      await stack.idle();
      return document;
    },
    as: async (who) => createClient(stack.apiUrl, await stack.signIn(who)),
    caseState: async (id) => fold(await store.log(id)),
    async caseFile(id) {
      const state = await telling.caseState(id);
      if (state.phase === 'none') throw new Error(`there is no case ${id}`);
      return state.file;
    },
    log: async (id) => await store.log(id),
    events: async (id) => (await store.log(id)).flatMap(({ commit }) => commit.events),
    timeline: async (id) =>
      (await store.log(id)).flatMap(({ commit }) => commit.events.map((e) => ({ at: commit.at, type: e.type }))),
    async decideMatches(id) {
      const rosa = await telling.as('rosa');
      for (const match of Object.values((await telling.caseFile(id)).matches).filter((m) => m.status === 'undecided')) {
        const confirmed = match.basis.some((b) => b.kind !== 'address');
        await rosa.post(`${path(id)}/matches/${match.id}`, { confirmed });
        telling.note('Rosa (reviewer)', `${confirmed ? 'confirms' : 'leaves alone'} ${match.system} ${match.account}`);
      }
      await stack.idle();
    },
    async prove(filed) {
      const documents = await Promise.all((['identity', 'report'] as const).map((p) => telling.sendDocument(filed, p)));
      await stack.idle();
      telling.note(filed.who, 'adds a photo of an ID and an FTC report', await documentLines(filed));
      await lookAt(await telling.as('rosa'), filed.id, documents);
      await (await telling.as('rosa')).post(`${path(filed.id)}/proof`, {
        covers: ['identity', 'report'],
        method: 'document',
        documents,
        note: 'Photo ID and FTC report agree with the report.',
      });
      telling.note('Rosa (reviewer)', 'records the proof: identity and report, by document');
      await stack.idle();
    },
    async decide(id, decision, why = 'Checked against the report and the records.', facts) {
      const [rosa, avery] = [await telling.as('rosa'), await telling.as('avery')];
      await rosa.post(`${path(id)}/proposals`, { decision, note: why, ...(facts === undefined ? {} : { facts }) });
      const proposal = Object.keys((await telling.caseFile(id)).proposals).at(-1) ?? '';
      telling.must(
        'T9: one person alone decides nothing',
        (await rosa.try(`${path(id)}/proposals/${proposal}`, { type: 'approve' })) === 403,
      );
      await avery.post(`${path(id)}/proposals/${proposal}`, { type: 'approve' });
      await stack.idle();
    },
    async freezeAll(id) {
      const { matches, steps } = await telling.caseFile(id);
      for (const match of Object.values(matches).filter((m) => steps[`${m.id}.freeze`]?.outcome === 'planned')) {
        await telling.decide(id, { kind: 'freeze', match: match.id }, 'Her card was used here without her.');
        telling.note('Avery (approver)', `approves Rosa's freeze of ${match.account}; Rosa alone was refused`);
      }
    },
    async release(id, request = 'r1') {
      const { packages, tasks } = await telling.caseFile(id);
      const pack = Object.values(packages).findLast(
        (p) => p.status === 'built' && p.request === request && p.recipient === undefined,
      );
      if (!pack) {
        const open = Object.values(tasks).flatMap((t) => (t.open ? [t.id] : []));
        throw new Error(`no package was built for ${request}; tasks that wait for people: ${open.join(', ')}`);
      }
      await telling.decide(
        id,
        { kind: 'release', request, package: pack.id },
        'Complete, scoped to her, checked line by line.',
      );
      telling.note('Avery (approver)', 'releases the records Rosa proposed');
    },
    async openRecords(filed) {
      await filed.her.post('/case/code', {});
      await stack.idle();
      const mail = stack.mails().findLast((m) => /code|código/iu.test(m.subject));
      const code = /\b\d{6}\b/u.exec(mail?.text ?? '')?.[0] ?? '';
      const files = await download(await filed.her.post('/case/records', { code }));
      telling.note(
        filed.who,
        `opens the records with the code from the mail: ${files.length} files`,
        files.map((f) => `${f.name} (${f.content.length} bytes)`),
      );
      await stack.idle();
      return files;
    },
    async toDay(filed, day) {
      const { timeZone } = await telling.caseFile(filed.id);
      const seen = stack.mails().length;
      await stack.clock.advanceTo(toEpoch(instantAt(addDays(filed.receivedOn, day), '09:05', timeZone)));
      telling.note(
        'clock',
        `day ${day}`,
        stack
          .mails()
          .slice(seen)
          .map((m) => `mail to ${roleOf(m.to[0] ?? '')}: ${m.subject}`),
      );
    },
    idle: async () => await stack.idle(),
    mails: (to, subject = '') =>
      stack.mails().filter((m) => m.to.some((a) => a.includes(to)) && m.subject.includes(subject)),
    verify: async (id) => await verifyCase({ store, sha256 }, id),
    asked: async (id) => await askedRows({ store }, id),
  };
  return telling;
}

async function sendDocument(
  her: Client,
  purpose: DocumentPurpose,
  file: Buffer,
  to = '/case/evidence',
): Promise<string> {
  const contentType = file.subarray(0, 5).toString('latin1') === '%PDF-' ? 'application/pdf' : 'image/jpeg';
  const policy = await her.post(to, { purpose, contentType });
  const { document, url } = policy.fields('document', 'url');
  await upload(url, policy.record('fields'), file);
  return document;
}

async function sampleFor(purpose: DocumentPurpose): Promise<Buffer> {
  return await (purpose === 'report' ? sampleReport() : samplePhoto());
}

/** The browser's form, straight to the quarantine. */
export async function upload(url: string, fields: Readonly<Record<string, string>>, file: Buffer): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(file)]), 'scan of my card.jpg');
  const sent = await fetch(url, { method: 'POST', body: form });
  if (sent.status !== 201) throw new Error(`the upload was answered ${sent.status}: ${await sent.text()}`);
}

/** Her documents as her page shows them. */
export async function documentLines({ her }: Filed): Promise<readonly string[]> {
  return (await her.get('/case')).list('documents').map((document) => {
    const { name, state, reason } = document.record('words');
    return `${name}: ${state}${reason === undefined ? '' : `. ${reason}`}`;
  });
}

/** Looks at the first page of each, as anybody does who says it proves something. */
async function lookAt(staff: Client, id: string, documents: readonly string[]): Promise<void> {
  for (const document of documents)
    await staff.post(`${path(id)}/documents/${document}/view`, { part: 1, note: 'To compare it with the report.' });
}

async function download(opened: Answer): Promise<readonly Downloaded[]> {
  const files = await Promise.all(
    opened.list('files').map(async (file) => {
      const { name, url } = file.fields('name', 'url');
      const content = Buffer.from(await (await fetch(url)).arrayBuffer());
      return { name, content, sha256: createHash('sha256').update(content).digest('hex') };
    }),
  );
  const manifest = files.find((f) => f.name === 'manifest.sha256')?.content.toString() ?? '';
  const wrong = files.filter((f) => f.name !== 'manifest.sha256' && !manifest.includes(`${f.sha256}  ${f.name}`));
  if (manifest === '' || wrong.length > 0)
    throw new Error(`the manifest does not hold for ${wrong.map((f) => f.name).join(', ')}`);
  return files;
}

/** Who an address belongs to, for a timeline without addresses. */
export function roleOf(address: string): string {
  if (address.startsWith('compliance-backup')) return 'backup';
  if (address.startsWith('compliance')) return 'compliance';
  return address.startsWith('chief') ? 'executives' : 'victim';
}

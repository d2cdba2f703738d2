/** `npm run fuzz:canaries`: one whole case on the living stack whose victim is made of canaries; then they are looked for everywhere (G12). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '../../local/stack.ts';
import { createClient } from '../../tools/demo-client.ts';
import { createTelling, type Telling } from '../../tools/stories/telling.ts';
import { forms, type Hit, searcher } from './canaries/needles.ts';
import { type Place, placesOf } from './canaries/places.ts';
import { plantLeaks } from './canaries/plant.ts';
import { Canaries, reportOfCanaries } from './canaries/report.ts';
import { openTap } from './canaries/tap.ts';

export interface CanaryRun {
  readonly canaries: number;
  readonly places: number;
  readonly bytes: number;
  /** Kinds of calls that failed once, with an error that quotes what was sent. */
  readonly failures: number;
  readonly hits: readonly Hit[];
  readonly planted: number;
  readonly missed: readonly string[];
}

export async function runCanaries(): Promise<CanaryRun> {
  const dataDir = mkdtempSync(join(tmpdir(), 'redress-canaries-'));
  const [tap, canaries, queued] = [openTap(), new Canaries(), [] as string[]];
  const told: Place[] = [];
  const endListening = listenToAnswers(told);
  const stack = await startStack({
    dataDir,
    fresh: true,
    through: tap.through,
    heard: (_, body) => void queued.push(body),
  });
  try {
    const planted = canaries.keep('planted', 'QZVKW-PLANTED & "so" <b>');
    await live(
      createTelling(stack, () => undefined),
      canaries,
    );
    const search = searcher(canaries.all);
    const look = async () => {
      const places = await placesOf(stack, dataDir, { sent: tap.sent, queued, told });
      return { places, hits: places.flatMap(({ where, text }) => search(where, text)) };
    };
    const { places, hits } = await look();
    tap.calm();
    const leaks = await plantLeaks(stack, dataDir, planted);
    const after = (await look()).hits.filter((hit) => hit.canary === 'planted');
    return {
      canaries: canaries.all.length,
      places: places.length,
      bytes: places.reduce((sum, { text }) => sum + text.length, 0),
      failures: tap.failed.size,
      hits,
      planted: leaks.length,
      missed: leaks
        .filter((leak) => !after.some((hit) => hit.where.startsWith(leak.where) && hit.form === leak.form))
        .map((leak) => `${leak.where}, ${leak.form}`),
    };
  } finally {
    endListening();
    await stack.close();
    await tap.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** From a report to opened records, with everything people type made of canaries, and with what goes wrong on the way. */
async function live(telling: Telling, c: Canaries): Promise<void> {
  const { stack } = telling;
  const report = reportOfCanaries(c, await telling.marias());
  await refusals(stack.apiUrl, report, c);
  const maria = await telling.file(report);
  c.keep('private link', maria.token.slice(22));
  const desk = `/desk/cases/${maria.id}`;
  // What failed is tried again.
  await stack.clock.advanceTo(stack.clock.now() + 2 * 3_600_000);
  await telling.decideMatches(maria.id);
  await telling.prove(maria);
  const rosa = await telling.as('rosa');
  await rosa.post(`${desk}/withdrawal`, { type: 'withdraw', note: c.text('note of staff') });
  await rosa.post(`${desk}/withdrawal`, { type: 'take-back-withdrawal', note: c.text('second note of staff') });
  await maria.her.post('/case/changes', { what: 'contact', email: c.email('changed e-mail') });
  await telling.idle();
  await telling.freezeAll(maria.id);
  await telling.toDay(maria, 25);
  await telling.release(maria.id);
  await telling.openRecords(maria);
  await refusals(stack.apiUrl, report, c);
}

/** Error pages and the log say nothing of what was refused. */
async function refusals(apiUrl: string, report: object, c: Canaries): Promise<void> {
  const [anybody, stranger] = [
    createClient(apiUrl),
    createClient(apiUrl, 'A'.repeat(22) + c.plain('false link').padEnd(43, 'x')),
  ];
  const key = { 'idempotency-key': c.plain('idempotency key').padEnd(20, 'k') };
  const bodies = [
    { ...report, [c.plain('unknown field')]: c.text('value of an unknown field') },
    { ...report, happened: [c.text('not on the list')], email: c.text('no address') },
    { ...report, signature: c.text('far too long').repeat(60) },
    `${c.text('not JSON')}{`,
  ];
  for (const body of bodies) await anybody.post('/reports', body, key).catch(() => undefined);
  await stranger.try('/case/code', { code: c.text('false code') });
  await stranger.try(`/case/changes/${c.plain('false change')}`, { code: '000000' });
  await stranger.try('/links', { reference: 'ABCD-EFGH', email: c.email('stranger') });
}

/** Keeps what the API refuses with, and every address that is followed elsewhere: signed links to files. */
function listenToAnswers(told: Place[]): () => void {
  const plain = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const answer = await plain(input, init);
    if (/X-Amz-Signature/iu.test(url)) told.push({ where: 'signed link', text: url });
    if (answer.status >= 400) told.push({ where: 'error answer', text: await answer.clone().text() });
    return answer;
  };
  return () => {
    globalThis.fetch = plain;
  };
}

if (process.argv[1] === import.meta.filename) {
  const run = await runCanaries();
  console.log(
    `${run.canaries} canaries x ${forms.length} forms in ${run.places} places (${(run.bytes / 1e6).toFixed(1)} MB), ${run.failures} kinds of calls failing with a quote: ${run.hits.length} hits; seeded leaks found ${run.planted - run.missed.length} of ${run.planted}`,
  );
  for (const hit of run.hits.slice(0, 40)) console.log(`  ${hit.where}: ${hit.canary}, ${hit.form}`);
  for (const leak of run.missed) console.log(`  not found: ${leak}`);
  if (run.hits.length > 0 || run.missed.length > 0) process.exitCode = 1;
}

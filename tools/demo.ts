import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldSentence } from '../shared/content/errors.ts';
import { faultsOf, type Report, report as reportSchema } from '../shared/schemas/report.ts';
import type { Moment } from './demo-format.ts';
import { printDemo } from './demo-print.ts';
import { givenFolder, readGivenJson, refuseArguments, runTool } from './run-tool.ts';
import { faultsOf as faultsOfMaria, missing, notDone, playMainJob } from './stories/main-job.ts';
import { stories } from './stories/stories.ts';
import { beginningOf, type Downloaded, tell } from './stories/telling.ts';

const usage = `npm run demo                                plays one case from the report to the records, beginning now
npm run demo -- --story NAME                another kind of case, on the next Tuesday
npm run demo -- --list                      names them

--at 2027-03-10T14:00Z    begins on a day to come
Of the first one only:
--json                    prints one JSON object instead
--report FILE.json        a report of your own (schema: POST /reports in docs/api/openapi.json)
--keep FOLDER             keeps the downloaded records`;

await runTool(
  {
    usage,
    takes: {
      options: {
        json: { type: 'boolean', default: false },
        report: { type: 'string' },
        keep: { type: 'string' },
        story: { type: 'string' },
        list: { type: 'boolean', default: false },
        at: { type: 'string' },
      },
    },
  },
  async ({ values: { json, report, keep, story, list, at } }) => {
    const startAt = at === undefined ? undefined : dayToCome(at);
    if (list) return printList();
    if (story === undefined)
      return await mainJob({
        json,
        report: report === undefined ? undefined : ownReport(report),
        folder: keep === undefined ? undefined : givenFolder(keep),
        startAt,
      });
    if (json || report !== undefined || keep !== undefined)
      refuseArguments('--json, --report and --keep belong to the case played without --story.');
    await oneStory(story, startAt);
  },
);

/** Milliseconds since 1970. The stack's clock never goes back. */
function dayToCome(at: string): number {
  const time = /^\d{4}-\d{2}-\d{2}/u.test(at) ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(time)) refuseArguments(`--at wants a time like 2027-03-10T14:00Z, not ${at}.`);
  if (time < Date.now()) refuseArguments(`--at ${at} is past. Name a time to come.`);
  return time;
}

/** Held to what the API asks before anything starts, in its words. */
function ownReport(file: string): Report {
  const read = reportSchema.safeParse(readGivenJson(file));
  if (!read.success)
    refuseArguments(
      [
        `${file} is not a report yet:`,
        ...faultsOf(read.error).map(
          ({ path, code }) => `  ${path === '' ? '' : `${path}: `}${fieldSentence(code, 'en')}`,
        ),
      ].join('\n'),
    );
  const { requester, contact } = read.data;
  if (requester !== undefined && requester.kind !== 'self')
    refuseArguments(
      'The demo plays a report of the person herself. --list names the stories of whoever asks for somebody.',
    );
  if (contact !== 'email')
    refuseArguments(
      'The demo reads the code for the records in a mail: "contact" is "email". --list names the stories by post.',
    );
  return read.data;
}

function printList(): void {
  const width = Math.max(...stories.map((s) => s.name.length));
  for (const { name, title, rules } of stories) console.log(`${name.padEnd(width)}  ${title} (${rules.join(' ')})`);
}

async function mainJob(of: {
  readonly json: boolean;
  readonly report: Report | undefined;
  readonly folder: string | undefined;
  readonly startAt: number | undefined;
}): Promise<void> {
  const played = await tell(momentPrinter(of.json), (telling) => playMainJob(telling, of.report), {
    startAt: of.startAt,
  });
  const { result, files, found } = played;
  if (of.folder !== undefined) keepIn(of.folder, files);
  // Of Maria's report all of it must happen; what another one calls for is not known here, only told.
  const wrong = of.report === undefined ? faultsOfMaria(played) : missing(played);
  if (of.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else if (wrong.length === 0)
    process.stdout.write(
      `\n${outcome(found, notDone(played))} ${result.mails.length} mails, ${result.events.length} events, log verified.\n\`npm start\` opens the living stack and prints where: /local/ leads through it, / is the public notice, /status/ Maria's page, /staff/ the desk.\n`,
    );
  for (const fault of wrong) process.stderr.write(`! ${fault}\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

function outcome(found: boolean, left: readonly string[]): string {
  if (found && left.length === 0) return 'Everything happened.';
  return `${found ? 'She has her answer' : 'Nothing of hers was found, and two people said so'}. Not done in this case: ${left.join(', ')}.`;
}

async function oneStory(name: string, startAt: number | undefined): Promise<void> {
  const story = stories.find((s) => s.name === name);
  if (!story) refuseArguments(`There is no story ${name}: npm run demo -- --list names them.`);
  process.stdout.write(`${story.title}\n\n`);
  await tell(momentPrinter(false), (telling) => story.play(telling), {
    startAt: startAt ?? beginningOf(story, Date.now()),
  });
  process.stdout.write(`\nAll of it held: ${story.rules.join(', ')}.\n`);
}

function momentPrinter(isSilent: boolean): (m: Moment) => void {
  return (m) => {
    if (!isSilent) printDemo(m);
  };
}

function keepIn(folder: string, files: readonly Downloaded[]): void {
  for (const file of files) writeFileSync(join(folder, file.name), file.content);
}

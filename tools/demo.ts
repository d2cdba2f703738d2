import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { report as reportSchema } from '../shared/schemas/report.ts';
import type { Moment } from './demo-format.ts';
import { printDemo } from './demo-print.ts';
import { faultsOf, playMainJob } from './stories/main-job.ts';
import { stories } from './stories/stories.ts';
import { beginningOf, type Downloaded, tell } from './stories/telling.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    report: { type: 'string' },
    keep: { type: 'string' },
    story: { type: 'string' },
    list: { type: 'boolean', default: false },
    at: { type: 'string' },
  },
});

/** `--at 2027-03-10T14:00Z`: begins then, if that is still to come. The main job begins now, a story on the next Tuesday. */
const startAt = options.at === undefined ? undefined : Date.parse(options.at);

const moment = (m: Moment) => {
  if (!options.json) printDemo(m);
};

if (options.list) {
  const width = Math.max(...stories.map((s) => s.name.length));
  for (const { name, title, rules } of stories) console.log(`${name.padEnd(width)}  ${title} (${rules.join(' ')})`);
} else if (options.story === undefined) await mainJob();
else await oneStory(options.story);

async function mainJob(): Promise<void> {
  const report =
    options.report === undefined ? undefined : reportSchema.parse(JSON.parse(readFileSync(options.report, 'utf8')));
  const { result, files } = await tell(moment, (telling) => playMainJob(telling, report), { startAt });
  if (options.keep !== undefined) keep(options.keep, files);
  const wrong = report === undefined ? faultsOf(result) : [];
  if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else if (wrong.length === 0)
    process.stdout.write(
      `\nEverything happened. ${result.mails.length} mails, ${result.events.length} events, log verified.\n\`npm start\` opens the living stack and prints where: /local/ leads through it, / is the public notice, /status/ Maria's page, /staff/ the desk.\n`,
    );
  for (const fault of wrong) process.stderr.write(`! ${fault}\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

async function oneStory(name: string): Promise<void> {
  const story = stories.find((s) => s.name === name);
  if (!story) {
    console.error(`There is no story ${name}: npm run demo -- --list names them.`);
    process.exitCode = 1;
    return;
  }
  process.stdout.write(`${story.title}\n\n`);
  await tell(moment, (telling) => story.play(telling), { startAt: startAt ?? beginningOf(story, Date.now()) });
  process.stdout.write(`\nAll of it held: ${story.rules.join(', ')}.\n`);
}

function keep(folder: string, files: readonly Downloaded[]): void {
  mkdirSync(folder, { recursive: true });
  for (const file of files) writeFileSync(join(folder, file.name), file.content);
}

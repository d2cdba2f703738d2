/**
 * `npm run fuzz:evidence -- --files N [--seed S] [--from I] [--minutes M]`: mutated files through the bundled press (G15). Prints the figures of the
 * run; ends with 1 when anything but pixels came out, a thread fell or more memory was taken than the function has. File I of seed S is the same in
 * every run: `--from I --files 1` plays it again. A run that ends by its minutes says where to go on.
 */
import { parseArgs } from 'node:util';
import { bundledPress } from '../fixtures/evidence/bundled-press.ts';
import { activePdfs, canary, goodFiles, mutated, polyglots, randomFrom } from '../fixtures/evidence/hostile-files.ts';
import { wrongWithPage } from '../fixtures/evidence/page-check.ts';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '609' },
    from: { type: 'string', default: '0' },
    threads: { type: 'string', default: '2' },
    minutes: { type: 'string', default: 'Infinity' },
  },
});
const [files, seed, from, threads] = [values.files, values.seed, values.from, values.threads].map(Number);
const end = (from ?? 0) + (files ?? 0);
/** MiB: what inspect-evidence has in AWS, for each thread here. */
const mostMemory = 2048 * (threads ?? 1);
const forbidden = [canary, '<script', '<?php', '%PDF-', '4111111111111111'];
const bases = [
  ...(await goodFiles()),
  ...activePdfs(),
  ...(await polyglots()).filter(({ bytes }) => bytes.length < 40_000),
];

const counts = new Map<string, number>();
const wrong: string[] = [];
const started = performance.now();
let next = from ?? 0;
let done = 0;

async function work(): Promise<void> {
  const press = await bundledPress({ filesPerThread: 1000, time: 10_000 });
  while (next < end && performance.now() - started < Number(values.minutes) * 60_000) {
    const i = next++;
    const { name, bytes } = mutated(bases, randomFrom((seed ?? 0) * 1_000_003 + i));
    const pressed = await press.press(bytes);
    const what = 'reason' in pressed ? pressed.reason : 'how' in pressed ? `failed: ${pressed.how}` : 'pixels';
    counts.set(what, (counts.get(what) ?? 0) + 1);
    if (what === 'failed: crash') console.log(`file ${i} (${name}) made its thread fall`);
    if (pressed.outcome === 'pressed')
      for (const page of pressed.pages)
        for (const fault of wrongWithPage(page, forbidden)) wrong.push(`file ${i} (${name}): ${fault}`);
    done += 1;
    if (done % 10_000 === 0)
      console.log(`${done} files, ${Math.round(done / ((performance.now() - started) / 1000))} a second`);
  }
  await press.close();
}

await Promise.all(Array.from({ length: threads ?? 1 }, work));
const seconds = (performance.now() - started) / 1000;
console.log(
  `${done} files of seed ${seed} from ${from} in ${Math.round(seconds)} s (${Math.round(done / seconds)} a second)`,
);
if (next < end) console.log(`  its minutes are over: go on with --from ${next} --files ${end - next}`);
for (const [what, count] of [...counts].toSorted((a, b) => b[1] - a[1])) console.log(`  ${what}: ${count}`);
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
const fell = counts.get('failed: crash') ?? 0;
console.log(`  threads that fell: ${fell}; most memory: ${memory} MiB (at most ${mostMemory})`);
console.log(`  page images with anything but pixels: ${wrong.length}`);
for (const one of wrong.slice(0, 20)) console.log(`  ! ${one}`);
process.exitCode = wrong.length === 0 && fell === 0 && memory <= mostMemory ? 0 : 1;

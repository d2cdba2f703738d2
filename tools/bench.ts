import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conditions, type Figure } from '../test/bench/conditions.ts';
import { figureGroups } from '../test/bench/figures.ts';
import { givenCount, refuseArguments, runTool } from './run-tool.ts';

/**
 * Prints the figures of docs/performance.md. Baselines are built in the same run from the same lockfile; only ratios and counts are claims.
 * `--only p1,p3` measures some; `--rounds`, `--pairs` say how often; `--write` puts the table into docs/performance.md.
 */
const usage = `npm run bench -- [--only P1,P3] [--rounds N] [--pairs N] [--write]`;
const document = 'docs/performance.md';

await runTool(
  {
    usage,
    takes: {
      options: {
        only: { type: 'string' },
        rounds: { type: 'string', default: '25' },
        pairs: { type: 'string', default: '400' },
        write: { type: 'boolean', default: false },
      },
    },
  },
  async ({ values: { only, write, ...values } }) => {
    const [rounds, pairs] = [givenCount('rounds', values.rounds), givenCount('pairs', values.pairs)];
    const wanted = only?.toUpperCase().split(',');
    const goals = figureGroups.flatMap((group) => group.goals);
    for (const goal of wanted ?? [])
      if (!goals.includes(goal)) refuseArguments(`There is no goal ${goal}: ${goals.join(', ')}.`);
    const text = table(await measured(wanted, { rounds, pairs }));
    console.log(text);
    if (write) rewrite(text);
  },
);

async function measured(
  wanted: readonly string[] | undefined,
  times: { readonly rounds: number; readonly pairs: number },
): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'redress-bench-'));
  try {
    const figures: Figure[] = [];
    for (const group of figureGroups) {
      if (wanted !== undefined && !group.goals.some((goal) => wanted.includes(goal))) continue;
      console.error(`${group.goals.join(' ')} …`);
      // One of its own for each: a database that a group left behind is not another's.
      const own = mkdtempSync(join(folder, 'group-'));
      figures.push(...(await group.measure({ folder: own, ...times })));
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function table(figures: readonly Figure[]): string {
  const { machine, node, lockfile, on, load } = conditions();
  return [
    `Measured ${on} on ${machine}, Node ${node}, lockfile ${lockfile}, load ${load}.`,
    '',
    '| goal | what | limit | figure | reached | from |',
    '| --- | --- | --- | --- | --- | --- |',
    ...figures.map(
      (f) => `| ${f.goal} | ${f.what} | ${f.limit} | **${f.figure}** | ${f.reached ? 'yes' : 'no'} | ${f.basis} |`,
    ),
  ].join('\n');
}

/** Between the two marks; all else in the document is written by hand. */
function rewrite(text: string): void {
  const [before, rest] = readFileSync(document, 'utf8').split('<!-- figures -->\n');
  const after = rest?.split('<!-- end of figures -->\n')[1];
  if (after === undefined) throw new Error(`${document} has lost the marks of its figures`);
  writeFileSync(document, `${before}<!-- figures -->\n${text}\n<!-- end of figures -->\n${after}`);
}

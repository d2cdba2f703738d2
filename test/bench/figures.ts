import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localCredentials } from '../../local/runtime/credentials.ts';
import { startDynoxide } from '../../local/runtime/dynoxide.ts';
import { createCaseStore } from '../../shared/adapters/dynamodb/case-store.ts';
import { measureCaseCost, reads, unitsOf, writes } from './case-cost.ts';
import { floorOf } from './case-floor.ts';
import { createCaseTables, tableNames } from './case-tables.ts';
import { type Figure, ratioFigure } from './conditions.ts';
import { counting } from './counting.ts';
import { type GrowthPoint, measureGrowth } from './growth.ts';
import { measureStartUps } from './start-up.ts';
import { measureWarmCpu } from './warm-cpu.ts';

interface Run {
  readonly folder: string;
  readonly rounds: number;
  readonly pairs: number;
}

interface FigureGroup {
  readonly goals: readonly string[];
  measure(run: Run): Promise<readonly Figure[]>;
}

/** The goals of performance.md that can be measured without AWS, with what they ask. */
export const figureGroups: readonly FigureGroup[] = [
  { goals: ['P1', 'P2'], measure: startUpFigures },
  { goals: ['P3'], measure: warmFigures },
  { goals: ['P4', 'P5'], measure: caseFigures },
  { goals: ['P7'], measure: growthFigures },
];

async function startUpFigures({ folder, rounds }: Run): Promise<readonly Figure[]> {
  const { bare, sdkDefault, sdkSplit, functions } = await measureStartUps(folder, rounds);
  const intake = functions.get('accept-report');
  const all = [...functions.values()];
  const loaded = all.filter((one) => one.undici).length;
  return [
    ...(intake === undefined
      ? []
      : [
          ratioFigure(
            'P1',
            'init of accept-report ÷ default SDK handler, wall',
            0.75,
            intake.wall,
            sdkDefault.wall,
            'ms',
          ),
          ratioFigure('P1', 'the same, CPU', 0.75, intake.cpu, sdkDefault.cpu, 'ms'),
        ]),
    {
      goal: 'P1',
      what:
        'functions that load undici at start (the default SDK handler does: ' +
        (sdkDefault.undici ? 'yes' : 'no') +
        ')',
      limit: '0',
      figure: String(loaded),
      reached: loaded === 0,
      basis: `process.moduleLoadList of ${all.length} functions`,
    },
    ratioFigure(
      'P2',
      'init of the SDK handler built our way ÷ bare handler, wall (for scale)',
      3,
      sdkSplit.wall,
      bare.wall,
      'ms',
    ),
    ...[...functions].map(([name, one]) =>
      ratioFigure('P2', `init of ${name} ÷ SDK handler built our way, CPU`, 1.08, one.cpu, sdkSplit.cpu, 'ms'),
    ),
  ];
}

async function warmFigures({ folder, pairs }: Run): Promise<readonly Figure[]> {
  const what: Readonly<Record<string, string>> = {
    status: 'status read (serve-case) ÷ one GetItem, CPU',
    step: 'step (serve-desk, assign) ÷ two Queries and one PutItem, CPU',
    intake: 'intake (accept-report) ÷ one GenerateDataKey and one TransactWriteItems, CPU',
  };
  return (await measureWarmCpu(folder, pairs)).map(({ name, handler, raw }) =>
    ratioFigure('P3', what[name] ?? name, 1.15, handler, raw, 'µs'),
  );
}

async function caseFigures(): Promise<readonly Figure[]> {
  const { log, calls } = await measureCaseCost();
  const floor = floorOf(log);
  const commits = log.length;
  const written = unitsOf(calls, writes);
  const read = unitsOf(calls, reads);
  const lost = calls.filter((call) => call.lost).length;
  const each = `one case of ${commits} commits`;
  return [
    {
      goal: 'P4',
      what: 'AWS calls of a whole case ÷ its counted floor',
      limit: '≤ 1.25',
      figure: (calls.length / floor).toFixed(2),
      reached: calls.length / floor <= 1.25,
      basis: `${calls.length} ÷ ${floor} calls, ${each}; ${lost} Puts lost a race`,
    },
    {
      goal: 'P5',
      what: 'write units a transition, indexes in',
      limit: '≤ 4.6',
      figure: (written / commits).toFixed(2),
      reached: written / commits <= 4.6,
      basis: `${written} units, ${each}`,
    },
    {
      goal: 'P5',
      what: 'read units a transition (no goal; for scale)',
      limit: '–',
      figure: (read / commits).toFixed(2),
      reached: true,
      basis: `${read} units, ${each}`,
    },
  ];
}

async function growthFigures({ folder }: Run): Promise<readonly Figure[]> {
  const dynamo = await startDynoxide(folder);
  const client = new DynamoDBClient({ endpoint: dynamo.url, region: 'us-east-1', credentials: localCredentials });
  try {
    await createCaseTables(dynamo.client);
    const store = createCaseStore(client, tableNames);
    const points = await measureGrowth(dynamo.client, store, counting(client), [80, 1000, 10_000]);
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) throw new Error('nothing was measured');
    const figure = (name: string, of: (point: GrowthPoint) => number): Figure => ({
      goal: 'P7',
      what: `${name} of sweep, queue and status, ${last.cases} ÷ ${first.cases} open cases`,
      limit: '1.00',
      figure: (of(last) / of(first)).toFixed(2),
      reached: points.every((point) => of(point) === of(first)),
      basis: points.map((point) => `${of(point)} at ${point.cases}`).join(', '),
    });
    return [figure('requests', (point) => point.calls.length), figure('units', (point) => point.units)];
  } finally {
    client.destroy();
    await dynamo.close();
  }
}

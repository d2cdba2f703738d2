import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

/** What every figure is printed with: without it a ratio says nothing. */
export interface Conditions {
  readonly machine: string;
  readonly node: string;
  /** First 12 hex digits of the lockfile's SHA-256: handler and baseline are built from the same packages. */
  readonly lockfile: string;
  readonly on: string;
  /** Runnable threads over the last minute: above the number of cores, others were at work too. */
  readonly load: number;
}

export function conditions(): Conditions {
  const lockfile = readFileSync(fileURLToPath(new URL('../../package-lock.json', import.meta.url)));
  const gib = Math.round(totalmem() / 2 ** 30);
  return {
    machine: `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ${gib} GiB, ${process.platform} ${process.arch}`,
    node: process.version,
    lockfile: createHash('sha256').update(lockfile).digest('hex').slice(0, 12),
    on: new Date().toISOString().slice(0, 10),
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
  };
}

/** The middle and the tail of some measurements, in their own unit. */
export interface Spread {
  readonly runs: number;
  readonly median: number;
  readonly p90: number;
}

export function spread(values: readonly number[]): Spread {
  return { runs: values.length, median: quantile(values, 0.5), p90: quantile(values, 0.9) };
}

/** Linear between neighbours. NaN of nothing. */
function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}

/** One line of the report. Only ratios and counts are claims; `spread` says what they were made of. */
export interface Figure {
  /** `P1` … */
  readonly goal: string;
  readonly what: string;
  readonly limit: string;
  readonly figure: string;
  readonly reached: boolean;
  readonly basis: string;
}

export function ratioFigure(
  goal: string,
  what: string,
  limit: number,
  over: Spread,
  under: Spread,
  unit: string,
): Figure {
  const ratio = over.median / under.median;
  const said = ({ median, p90 }: Spread) => `${median.toFixed(1)} (p90 ${p90.toFixed(1)})`;
  return {
    goal,
    what,
    limit: `≤ ${limit.toFixed(2)}`,
    figure: ratio.toFixed(2),
    reached: ratio <= limit,
    basis: `${said(over)} ÷ ${said(under)} ${unit}, ${over.runs} runs`,
  };
}

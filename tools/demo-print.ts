import type { Moment } from './demo-format.ts';

const bold = (text: string) => (process.stdout.isTTY ? `\u001b[1m${text}\u001b[22m` : text);
const dim = (text: string) => (process.stdout.isTTY ? `\u001b[2m${text}\u001b[22m` : text);

/** One moment of the timeline, as a person reads it. */
export function printDemo(moment: Moment): void {
  process.stdout.write(
    `${dim(moment.at.slice(0, 16).replace('T', ' '))}  ${bold(moment.who.padEnd(16))}  ${moment.what}\n`,
  );
  for (const detail of moment.details) process.stdout.write(`${' '.repeat(36)}${dim('·')} ${detail}\n`);
}

import { Logger } from '@aws-lambda-powertools/logger';

/** The catalogue: a line has a code, ids and counts; never a body, an address or a name (G12). */
export type LogCode =
  | 'STARTED'
  | 'COMPLETED'
  | 'RETRY'
  | 'UNREADABLE_MESSAGE'
  | 'FAILED'
  | 'LOG_TAMPERED'
  | 'DEADLINE_MISSED'
  | 'SWEEP_BEHIND'
  | 'REFUSED'
  | 'ROUND_THE_EDGE'
  | 'STAFF_REFUSED'
  | 'FEW_APPROVERS'
  | 'MAIL_BUDGET_SPENT';
export interface LogFacts {
  readonly case?: string;
  readonly work?: string;
  readonly route?: string;
  /** Subject of a sign-in. */
  readonly staff?: string;
  readonly code?: string;
  readonly status?: number;
  readonly records?: number;
  readonly failed?: number;
  /** Name of an error, and where in our code it came up. */
  readonly error?: string;
}

const logger = new Logger();

export function log(level: 'info' | 'warn' | 'error', code: LogCode, facts: LogFacts = {}): void {
  logger[level](code, { ...facts });
}

/** Where it went wrong without what was said: SDK messages can quote input, on as many lines as it had, one like a line of the stack among them. */
export function errorFacts(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  return `${error.name} ${(error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^ {4}at \S.*:\d+:\d+\)?$/u.test(line))
    .slice(0, 3)
    .map((line) => line.trim())
    .join(' | ')}`;
}

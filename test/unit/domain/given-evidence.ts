import { plusMs } from '../../../shared/domain/time.ts';
import type { Order } from './given.ts';

/** Documents she sends, all promised at one moment; what becomes of them comes some hours later. */
export const hours = (n: number) => plusMs('2026-11-03T15:00:00.000Z', n * 3_600_000);
export const promised = (document = 'd1', purpose: 'identity' | 'report' | 'other' = 'identity'): Order => ({
  type: 'promise-document',
  document,
  purpose,
  actor: { kind: 'subject' },
  at: hours(0),
});
export const arrived = (document = 'd1', n = 0): Order => ({
  type: 'note-arrival',
  document,
  version: 'v1',
  at: hours(n),
});
export const received = (document = 'd1', n = 0, more: { originalParts?: number } = {}): Order => ({
  type: 'record-document',
  document,
  version: 'v1',
  pages: 2,
  originalParts: 1,
  commitment: 'c',
  at: hours(n),
  ...more,
});
export const refused = (document = 'd1', n = 0): Order => ({
  type: 'refuse-document',
  document,
  reason: 'file.locked',
  at: hours(n),
});
export const sweep = (n: number): Order => ({ type: 'tick', by: 'sweep', at: hours(n) });

import type { StopChange, SystemEntry } from '../domain/registry.ts';

/** The registry as the desk sees it: no tokens, and one switch. */
export interface SystemList {
  entries(): Promise<readonly SystemEntry[]>;
  /** Newest first, at most 50. */
  changes(system: string): Promise<readonly StopChange[]>;
  /** Both in one write: the switch, and who did it and why. `absent`: no such system. `same`: it stands so already. */
  switchStop(system: string, change: StopChange): Promise<'done' | 'absent' | 'same'>;
}

import type { StopChange, SystemEntry } from '../../shared/domain/registry.ts';
import type { SystemList } from '../../shared/ports/system-list.ts';
import { type Gate, straight } from './gate.ts';

/** The registry's switches. `entries` is changed in place, so that a fake registry beside it sees the stop. */
export function fakeSystemList(
  entries: Map<string, SystemEntry>,
  changes: Map<string, readonly StopChange[]> = new Map(),
  { gate = straight }: { readonly gate?: Gate } = {},
): SystemList {
  return {
    entries: () => gate('systems.entries', () => [...entries.values()]),
    changes: (system) => gate('systems.changes', () => (changes.get(system) ?? []).slice(0, 50)),
    switchStop: (system, change) =>
      gate('systems.switchStop', () => {
        const entry = entries.get(system);
        if (!entry) return 'absent';
        if (entry.emergencyStop === change.on) return 'same';
        entries.set(system, { ...entry, emergencyStop: change.on });
        changes.set(system, [change, ...(changes.get(system) ?? [])]);
        return 'done';
      }),
  };
}

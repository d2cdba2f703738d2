import type { StaffList } from '../../shared/ports/staff-list.ts';

/** The names of those who work at the desk. */
export function fakeStaffList(known: Map<string, string> = new Map()): StaffList {
  return {
    names: async () => [...known].map(([id, name]) => ({ id, name })),
    note: async (id, name) => {
      known.set(id, name);
    },
  };
}

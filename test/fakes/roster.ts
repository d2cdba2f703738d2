import type { StaffMember } from '../../shared/domain/staff.ts';
import type { Roster } from '../../shared/ports/roster.ts';

export function fakeRoster(members: Map<string, StaffMember> = new Map()): Roster {
  return { members: async () => [...members.values()], put: async (m) => void members.set(m.id, m) };
}

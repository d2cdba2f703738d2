import type { StaffMember } from '../domain/staff.ts';

/** Who works on the desk. */
export interface Roster {
  members(): Promise<readonly StaffMember[]>;
  put(member: StaffMember): Promise<void>;
}

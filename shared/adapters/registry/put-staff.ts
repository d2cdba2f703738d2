import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { StaffEntry } from '../../schemas/staff.ts';
import { createRoster } from './roster.ts';
import { createStaffList } from './staff-list.ts';

/** Puts somebody on the list of the desk, with a name to be known by before the first sign-in. */
export async function putStaff(client: DynamoDBClient, table: string, { name, ...member }: StaffEntry): Promise<void> {
  if (name !== undefined) await createStaffList(client, table).note(member.id, name);
  await createRoster(client, table).put(member);
}

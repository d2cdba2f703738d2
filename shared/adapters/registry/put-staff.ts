import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { StaffEntry } from '../../schemas/staff.ts';
import { createRoster } from './roster.ts';
import { createStaffList } from './staff-list.ts';

/**
 * Puts somebody on the list of the desk, with a name to be known by before the first sign-in. `left` when they are on it as gone and the entry would let
 * them back in, unless whoever enters it says that they returned: an old file is no return.
 */
export async function putStaff(
  client: DynamoDBClient,
  table: string,
  { name, ...member }: StaffEntry,
  { returned }: { readonly returned: boolean } = { returned: false },
): Promise<Result<void, 'left'>> {
  const roster = createRoster(client, table);
  const before = (await roster.members()).find(({ id }) => id === member.id);
  if (before?.left !== undefined && member.left === undefined && !returned) return fail('left');
  if (name !== undefined) await createStaffList(client, table).note(member.id, name);
  await roster.put(member);
  return ok(undefined);
}

import type { HttpAnswer, HttpRequest } from '../../shared/lambda/http.ts';
import { faultsOf } from '../../shared/schemas/report.ts';
import { leaveOrder } from '../../shared/schemas/staff.ts';
import type { Staff } from '../../shared/usecases/desk.ts';
import { type StaffDeps, staffLeaves } from '../../shared/usecases/staff-leaves.ts';

/** The routes about the people of the desk; `undefined` for any other route. */
export async function serveStaff(
  deps: StaffDeps,
  { route, body, params }: Pick<HttpRequest, 'route' | 'body' | 'params'>,
  member: Staff,
): Promise<HttpAnswer | undefined> {
  if (route.id === 'staff') return { status: 200, body: { members: await deps.roster.members() } };
  if (route.id !== 'staff-leave') return undefined;
  const order = leaveOrder.safeParse({ ...(typeof body === 'object' ? body : {}), ...params });
  if (!order.success) return { problem: 'body.faults', faults: faultsOf(order.error) };
  const done = await staffLeaves(deps, member, order.data);
  return done.ok ? { status: 200, body: done.value } : { problem: done.error };
}

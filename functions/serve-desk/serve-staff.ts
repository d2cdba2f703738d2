import { type Configured, setupOf } from '../../shared/domain/setup.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/lambda/http.ts';
import { errorFacts, log } from '../../shared/lambda/log.ts';
import { faultsOf } from '../../shared/schemas/report.ts';
import { leaveOrder } from '../../shared/schemas/staff.ts';
import type { Staff } from '../../shared/usecases/desk.ts';
import type { SystemDeskDeps } from '../../shared/usecases/desk-systems.ts';
import { type StaffDeps, staffLeaves } from '../../shared/usecases/staff-leaves.ts';

/** What is configured, as it stands at deployment; systems and staff are read. */
export type SetupDeps = Pick<SystemDeskDeps, 'systems'> &
  Pick<Configured, 'brand'> & { readonly configured: Pick<Configured, 'policy' | 'mailboxes' | 'cardField'> };

/** The routes about the people of the desk and how it is set up; `undefined` for any other route. */
export async function serveStaff(
  deps: StaffDeps & SetupDeps,
  { route, body, params }: Pick<HttpRequest, 'route' | 'body' | 'params'>,
  member: Staff,
): Promise<HttpAnswer | undefined> {
  if (route.id === 'staff') return { status: 200, body: { members: await deps.roster.members() } };
  if (route.id === 'setup') {
    const [systems, members] = await Promise.all([deps.systems.entries(), deps.roster.members()]);
    return { status: 200, body: { points: setupOf({ ...deps.configured, brand: deps.brand, systems, members }) } };
  }
  if (route.id !== 'staff-leave') return undefined;
  const order = leaveOrder.safeParse({ ...(typeof body === 'object' ? body : {}), ...params });
  if (!order.success) return { problem: 'body.faults', faults: faultsOf(order.error) };
  const done = await staffLeaves(deps, member, order.data);
  if (!done.ok) return { problem: done.error };
  const { stayed, ...left } = done.value;
  for (const { case: id, why } of stayed)
    log('error', 'FAILED', { case: id, route: route.id, error: typeof why === 'string' ? why : errorFacts(why) });
  return { status: 200, body: { ...left, refused: stayed.length } };
}

import type { HttpAnswer, HttpRequest } from '../../shared/lambda/http.ts';
import { deskOrders } from '../../shared/schemas/desk.ts';
import { faultsOf } from '../../shared/schemas/report.ts';
import { type DeskDeps, deskCase, deskOrder, deskQueue } from '../../shared/usecases/desk.ts';

const queuePage = 50;

/** The routes of the desk; who may is checked before this by the route's roles, what may be done by `decide`. */
export async function serveDesk(deps: DeskDeps, request: HttpRequest): Promise<HttpAnswer> {
  const { route, staff, params } = request;
  if (!staff) return { problem: 'role.missing' };
  if (route.id === 'queue') return { status: 200, body: { cases: await deskQueue(deps, queuePage) } };
  const { case: id = '', ...named } = params;
  if (route.id === 'case') {
    const found = await deskCase(deps, id);
    return found.ok ? { status: 200, body: found.value } : { problem: found.error };
  }
  const schema = Object.entries(deskOrders).find(([name]) => name === route.id)?.[1];
  if (!schema) return { problem: 'route.absent' };
  const order = schema.safeParse({ ...(typeof request.body === 'object' ? request.body : {}), ...named });
  if (!order.success) return { problem: 'body.faults', faults: faultsOf(order.error) };
  const done = await deskOrder(deps, { kind: 'staff', id: staff.id, roles: staff.roles }, id, order.data);
  return done.ok ? { status: 200, body: done.value } : { problem: done.error };
}

import type { HttpAnswer, HttpRequest } from '../../shared/lambda/http.ts';
import { faultsOf } from '../../shared/schemas/report.ts';
import { systemOrders } from '../../shared/schemas/systems.ts';
import type { Staff } from '../../shared/usecases/desk.ts';
import {
  answerSearch,
  listSystems,
  recordsByHand,
  type SystemDeskDeps,
  type SystemDeskError,
  searchSheet,
  switchStop,
} from '../../shared/usecases/desk-systems.ts';

/** The routes about the business's systems; `undefined` for any other route. */
export async function serveSystems(
  deps: SystemDeskDeps,
  { route, body, params }: Pick<HttpRequest, 'route' | 'body' | 'params'>,
  member: Staff,
): Promise<HttpAnswer | undefined> {
  const { case: id = '', ...named } = params;
  const whole = { ...(typeof body === 'object' ? body : {}), ...named };
  switch (route.id) {
    case 'systems':
      return { status: 200, body: { systems: await listSystems(deps) } };
    case 'search-sheet': {
      const order = systemOrders['search-sheet'].safeParse(whole);
      if (!order.success) return { problem: 'body.faults', faults: faultsOf(order.error) };
      return answered(await searchSheet(deps, member, id, order.data.system));
    }
    case 'search-answer': {
      const order = systemOrders['search-answer'].safeParse(whole);
      if (!order.success) return { problem: 'body.faults', faults: faultsOf(order.error) };
      return answered(await answerSearch(deps, member, id, order.data));
    }
    case 'records-by-hand': {
      const order = systemOrders['records-by-hand'].safeParse(whole);
      if (!order.success) return { problem: 'body.faults', faults: faultsOf(order.error) };
      return answered(await recordsByHand(deps, member, id, order.data));
    }
    case 'stop': {
      const order = systemOrders.stop.safeParse(whole);
      if (!order.success) return { problem: 'body.faults', faults: faultsOf(order.error) };
      return answered(await switchStop(deps, member, order.data));
    }
    default:
      return undefined;
  }
}

function answered(
  result: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: SystemDeskError },
): HttpAnswer {
  if (result.ok) return { status: 200, body: result.value };
  return typeof result.error === 'string'
    ? { problem: result.error }
    : { problem: 'body.faults', faults: result.error.faults };
}

import type { Result } from '../../shared/domain/result.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/lambda/http.ts';
import { contactOrders } from '../../shared/schemas/contact-requests.ts';
import { faultsOf } from '../../shared/schemas/report.ts';
import type { DeskDeps, DeskError, Staff } from '../../shared/usecases/desk.ts';
import {
  changeContact,
  sendNewLink,
  settleChange,
  viewChange,
  viewContact,
} from '../../shared/usecases/desk-contact.ts';

/** What staff do with where a person is written to. */
export async function serveDeskContact(
  deps: DeskDeps,
  staff: Staff,
  id: string,
  { route, params, body: given }: HttpRequest,
): Promise<HttpAnswer> {
  const { case: _, ...named } = params;
  const body = { ...(typeof given === 'object' ? given : {}), ...named };
  switch (route.id) {
    case 'contact': {
      const order = contactOrders.contact.safeParse(body);
      return order.success ? answer(await changeContact(deps, staff, id, order.data)) : faults(order.error);
    }
    case 'change': {
      const order = contactOrders.change.safeParse(body);
      return order.success ? answer(await settleChange(deps, staff, id, order.data)) : faults(order.error);
    }
    case 'change-view': {
      const order = contactOrders['change-view'].safeParse(body);
      return order.success ? answer(await viewChange(deps, staff, id, order.data.change)) : faults(order.error);
    }
    case 'contact-view': {
      const order = contactOrders['contact-view'].safeParse(body);
      return order.success ? answer(await viewContact(deps, staff, id, order.data)) : faults(order.error);
    }
    case 'link':
      return answer(await sendNewLink(deps, staff, id));
    default:
      return { problem: 'route.absent' };
  }
}

function answer(result: Result<unknown, DeskError>): HttpAnswer {
  return result.ok ? { status: 200, body: result.value } : { problem: result.error };
}

function faults(error: Parameters<typeof faultsOf>[0]): HttpAnswer {
  return { problem: 'body.faults', faults: faultsOf(error) };
}

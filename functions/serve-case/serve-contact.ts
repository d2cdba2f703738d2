import { Secret } from '../../shared/domain/secret.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/lambda/http.ts';
import { codeBody } from '../../shared/schemas/case-requests.ts';
import { changeBody, linkBody, preferencesBody } from '../../shared/schemas/contact-requests.ts';
import { faultsOf } from '../../shared/schemas/report.ts';
import { type AskForLinkDeps, askForLink } from '../../shared/usecases/ask-for-link.ts';
import { askForChange, confirmChange, orderByLink } from '../../shared/usecases/contact.ts';

/** How the person is reached, and what she takes back: the routes of shared/usecases/contact.ts. */
export async function serveContact(deps: AskForLinkDeps, request: HttpRequest): Promise<HttpAnswer> {
  const { bearer, params } = request;
  switch (request.route.id) {
    case 'change-ask': {
      const body = changeBody.safeParse(request.body);
      if (!body.success) return { problem: 'body.faults', faults: faultsOf(body.error) };
      const asked = await askForChange(deps, bearer, body.data);
      return asked.ok ? { status: 202, body: asked.value } : { problem: asked.error };
    }
    case 'change-confirm': {
      const body = codeBody.safeParse(request.body);
      if (!body.success) return { problem: 'body.faults', faults: faultsOf(body.error) };
      const confirmed = await confirmChange(deps, bearer, params['change'] ?? '', new Secret(body.data.code));
      return confirmed.ok ? { status: 200, body: confirmed.value } : { problem: confirmed.error };
    }
    case 'resume':
      return done(await orderByLink(deps, bearer, { type: 'take-back-withdrawal' }));
    case 'choose': {
      const body = preferencesBody.safeParse(request.body);
      if (!body.success) return { problem: 'body.faults', faults: faultsOf(body.error) };
      return done(await orderByLink(deps, bearer, { type: 'set-preferences', ...body.data }));
    }
    case 'paper':
      return done(await orderByLink(deps, bearer, { type: 'ask-for-paper' }));
    case 'link-ask': {
      const body = linkBody.safeParse(request.body);
      if (!body.success) return { problem: 'body.faults', faults: faultsOf(body.error) };
      await askForLink(deps, body.data, request.viewer);
      return { status: 202, body: {} };
    }
    default:
      return { problem: 'route.absent' };
  }
}

function done(result: Awaited<ReturnType<typeof orderByLink>>): HttpAnswer {
  return result.ok ? { status: 200, body: result.value } : { problem: result.error };
}

import { statusText } from '../../shared/content/status.ts';
import type { CaseView } from '../../shared/domain/case/head.ts';
import { daysBetween, localDate } from '../../shared/domain/time.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/lambda/http.ts';
import { codeBody, uploadBody } from '../../shared/schemas/case-requests.ts';
import { faultsOf } from '../../shared/schemas/report.ts';
import {
  type CaseAccessDeps,
  issueCode,
  openRecords,
  promiseDocument,
  readStatus,
} from '../../shared/usecases/case-access.ts';

/** The routes a private link opens. */
export async function serveCase(deps: CaseAccessDeps, timeZone: string, request: HttpRequest): Promise<HttpAnswer> {
  switch (request.route.id) {
    case 'status': {
      const view = await readStatus(deps, request.bearer);
      return view.ok
        ? { status: 200, body: { ...view.value, words: wordsOf(view.value, deps.clock.now(), timeZone) } }
        : { problem: view.error };
    }
    case 'evidence': {
      const body = uploadBody.safeParse(request.body);
      if (!body.success) return { problem: 'body.faults', faults: faultsOf(body.error) };
      const upload = await promiseDocument(deps, request.bearer, body.data);
      return upload.ok ? { status: 201, body: upload.value } : { problem: upload.error };
    }
    case 'code': {
      const issued = await issueCode(deps, request.bearer);
      return issued.ok ? { status: 202, body: issued.value } : { problem: issued.error };
    }
    case 'records': {
      const body = codeBody.safeParse(request.body);
      if (!body.success) return { problem: 'body.faults', faults: faultsOf(body.error) };
      const files = await openRecords(deps, request.bearer, body.data.code);
      return files.ok ? { status: 200, body: { files: files.value } } : { problem: files.error };
    }
    default:
      return { problem: 'route.absent' };
  }
}

/** The state in words, in the language of the report: the same sentences as the mails. */
function wordsOf(view: CaseView, now: string, timeZone: string) {
  const facts = {
    dueDate: view.dueOn,
    daysLeft: daysBetween(localDate(now, timeZone), view.dueOn),
    availableUntil: view.recordsUntil,
  };
  return statusText(view.word, facts, view.language === 'es' ? 'es' : 'en');
}

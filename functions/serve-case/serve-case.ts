import { documentText } from '../../shared/content/documents.ts';
import { statusText } from '../../shared/content/status.ts';
import { historyText } from '../../shared/content/status-history.ts';
import { Secret } from '../../shared/domain/secret.ts';
import { daysBetween, localDate } from '../../shared/domain/time.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/lambda/http.ts';
import { addedIdentifiers } from '../../shared/schemas/added-identifiers.ts';
import { codeBody, uploadBody } from '../../shared/schemas/case-requests.ts';
import { faultsOf } from '../../shared/schemas/report.ts';
import type { AnswerDeps } from '../../shared/usecases/answer.ts';
import { askAgain } from '../../shared/usecases/ask-again.ts';
import type { AskForLinkDeps } from '../../shared/usecases/ask-for-link.ts';
import {
  type CaseAccessDeps,
  issueCode,
  openRecords,
  promiseDocument,
  type ReadStatus,
  readAnswerByLink,
  readStatus,
  revokeRecipient,
} from '../../shared/usecases/case-access.ts';
import { serveContact } from './serve-contact.ts';

type Deps = CaseAccessDeps & AnswerDeps & AskForLinkDeps;

/** Longer than reading and writing a log takes: milliseconds. */
const answerAfterMs = 250;

/**
 * The routes a private link opens. The log of a case that matched is longer, and by 2 to 3 ms one could tell (G11, T3): what is held against the
 * log is answered after the same time. The look at the page reads the head alone.
 */
export async function serveCase(deps: Deps, timeZone: string, request: HttpRequest): Promise<HttpAnswer> {
  const served = serve(deps, timeZone, request);
  if (request.route.id === 'status') return await served;
  const [answer] = await Promise.all([served, deps.wait(answerAfterMs)]);
  return answer;
}

async function serve(deps: Deps, timeZone: string, request: HttpRequest): Promise<HttpAnswer> {
  switch (request.route.id) {
    case 'status': {
      const read = await readStatus(deps, request.bearer);
      if (!read.ok) return { problem: read.error };
      const asked = request.header('accept-language');
      return { status: 200, body: inWords(read.value, deps.clock.now(), timeZone, asked) };
    }
    case 'evidence': {
      const body = uploadBody.safeParse(request.body);
      if (!body.success) return { problem: 'body.faults', faults: faultsOf(body.error) };
      const upload = await promiseDocument(deps, request.bearer, { ...body.data, viewer: request.viewer });
      return upload.ok ? { status: 201, body: upload.value } : { problem: upload.error };
    }
    case 'answer': {
      const answer = await readAnswerByLink(deps, request.bearer);
      return answer.ok ? { status: 200, body: answer.value } : { problem: answer.error };
    }
    case 'code': {
      const issued = await issueCode(deps, request.bearer);
      return issued.ok ? { status: 202, body: issued.value } : { problem: issued.error };
    }
    case 'records': {
      const body = codeBody.safeParse(request.body);
      if (!body.success) return { problem: 'body.faults', faults: faultsOf(body.error) };
      const files = await openRecords(deps, request.bearer, new Secret(body.data.code));
      return files.ok ? { status: 200, body: files.value } : { problem: files.error };
    }
    case 'ask-again': {
      const body = addedIdentifiers.safeParse(request.body ?? {});
      if (!body.success) return { problem: 'body.faults', faults: faultsOf(body.error) };
      const asked = await askAgain(deps, request.bearer, body.data);
      return asked.ok ? { status: 201, body: asked.value } : { problem: asked.error };
    }
    case 'revoke': {
      const revoked = await revokeRecipient(deps, request.bearer, request.params['recipient'] ?? '');
      return revoked.ok ? { status: 200, body: revoked.value } : { problem: revoked.error };
    }
    default:
      return await serveContact(deps, request);
  }
}

const documentStates = {
  promised: 'sending',
  arrived: 'checking',
  received: 'received',
  refused: 'try-again',
} as const;

/** State, documents and history in words: the same sentences as the mails, in the language a page of ours asks for, else that of the report. */
function inWords({ view, reader, asker }: ReadStatus, now: string, timeZone: string, asked: string | undefined) {
  const language = asked === 'en' || asked === 'es' ? asked : view.language === 'es' ? 'es' : 'en';
  const facts = {
    dueDate: view.dueOn,
    daysLeft: daysBetween(localDate(now, timeZone), view.dueOn),
    availableUntil: view.recordsUntil,
  };
  return {
    ...view,
    reader,
    asker,
    words: statusText(view.word, facts, language, reader),
    documents: (view.documents ?? []).map(({ status, ...document }) => {
      const state = documentStates[status];
      return { ...document, state, words: documentText({ ...document, state }, language, asker) };
    }),
    history: (view.history ?? []).map((line) => ({ ...line, words: historyText(line.what, line.count, language) })),
  };
}

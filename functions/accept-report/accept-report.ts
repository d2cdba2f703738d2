import { longDate } from '../../shared/content/format.ts';
import { procedureIn } from '../../shared/content/procedure.ts';
import type { Brand, Language } from '../../shared/domain/brand.ts';
import { holdsIssuedCardNumber } from '../../shared/domain/card-numbers.ts';
import type { Actor } from '../../shared/domain/case/vocabulary.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/lambda/http.ts';
import type { Roster } from '../../shared/ports/roster.ts';
import { keyIn } from '../../shared/schemas/keyed-report.ts';
import { faultsOf, report } from '../../shared/schemas/report.ts';
import { type FileReportDeps, fileReport } from '../../shared/usecases/file-report.ts';
import { hasLeft } from '../../shared/usecases/has-left.ts';
import { keyInReport } from '../../shared/usecases/key-in.ts';
import { statusPage } from '../../shared/usecases/private-link.ts';
import type { BasicDeps } from './accept-basic.ts';

export interface AcceptReportDeps extends FileReportDeps {
  readonly roster: Roster;
}

/** A report by the person herself, or written down for her: body → case. Every fault of the body at once, by field. */
export async function acceptReport(
  deps: AcceptReportDeps & BasicDeps,
  brand: Brand,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const { route, staff } = request;
  if (staff && (await hasLeft(deps, staff.id))) return { problem: 'role.missing' };
  if (route.id === 'procedure') {
    const { tell: _, ...shown } = procedureIn(languageOf(request));
    return { status: 200, body: shown };
  }
  if (route.id === 'report-basic') {
    if (request.form === undefined) return { problem: 'body.not-json' };
    // It brings the words of the form, which no other route needs (P2).
    const { acceptBasic } = await import('./accept-basic.ts');
    return await acceptBasic(deps, brand, request.form);
  }
  const idempotencyKey = request.header('idempotency-key') ?? '';
  if (!/^[\w-]{16,64}$/u.test(idempotencyKey) || holdsIssuedCardNumber(idempotencyKey))
    return { problem: 'idempotency.key-missing' };
  if (route.id === 'key-in') {
    if (!staff) return { problem: 'role.missing' };
    const body = keyIn.safeParse(request.body);
    if (!body.success) return { problem: 'body.faults', faults: faultsOf(body.error) };
    const by: Actor = staff.isTool
      ? { kind: 'worker', id: staff.id }
      : { kind: 'staff', id: staff.id, roles: staff.roles };
    const filed = await keyInReport(deps, { idempotencyKey, keyed: body.data, by });
    if (!filed.ok) return { problem: filed.error };
    const { token: _, ...receipt } = filed.value;
    const { language } = body.data.report;
    const tell = procedureIn(language).tell(receipt.reference, longDate(receipt.dueOn, language));
    return { status: 201, body: { ...receipt, tell } };
  }
  const body = report.safeParse(request.body);
  if (!body.success) return { problem: 'body.faults', faults: faultsOf(body.error) };
  const filed = await fileReport(deps, { idempotencyKey, report: body.data });
  if (!filed.ok) return { problem: filed.error };
  const { token, ...receipt } = filed.value;
  return { status: 201, body: { ...receipt, link: statusPage(brand.site, body.data.language, token) } };
}

function languageOf(request: HttpRequest): Language {
  return /^\s*es\b/iu.test(request.header('accept-language') ?? '') ? 'es' : 'en';
}

import type { Brand } from '../../shared/domain/brand.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/lambda/http.ts';
import { faultsOf, report } from '../../shared/schemas/report.ts';
import { type FileReportDeps, fileReport } from '../../shared/usecases/file-report.ts';

/** `POST /reports`: body → case. Every fault of the body at once, by field. */
export async function acceptReport(deps: FileReportDeps, brand: Brand, request: HttpRequest): Promise<HttpAnswer> {
  const idempotencyKey = request.header('idempotency-key') ?? '';
  if (!/^[\w-]{16,64}$/u.test(idempotencyKey)) return { problem: 'idempotency.key-missing' };
  const body = report.safeParse(request.body);
  if (!body.success) return { problem: 'body.faults', faults: faultsOf(body.error) };
  const filed = await fileReport(deps, { idempotencyKey, report: body.data });
  if (!filed.ok) return { problem: filed.error };
  const { token, ...receipt } = filed.value;
  return { status: 201, body: { ...receipt, link: `${brand.site}/status/#${token}` } };
}

import type { Actor } from '../domain/case/vocabulary.ts';
import type { Result } from '../domain/result.ts';
import type { KeyIn } from '../schemas/keyed-report.ts';
import { type FileError, type FileReportDeps, fileReport, type Receipt } from './file-report.ts';
import { correspondent } from './known-identifiers.ts';

/** Opens a case for a person who wrote, called or came in (L4, L5, L49). From here on it is a report like any other. */
export async function keyInReport(
  deps: FileReportDeps,
  input: { readonly idempotencyKey: string; readonly keyed: KeyIn; readonly by: Actor },
): Promise<Result<Receipt, FileError>> {
  const { channel, receivedOn, form, procedure, said, report } = input.keyed;
  const reach = correspondent(report);
  return await fileReport(deps, {
    idempotencyKey: input.idempotencyKey,
    report: { ...report, contact: report.contact ?? (reach.email === undefined ? 'post' : 'email'), said },
    keyed: { by: input.by, channel, receivedOn, form, procedure },
  });
}

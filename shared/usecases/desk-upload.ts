import type { DocumentPurpose } from '../domain/case/vocabulary.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Upload } from './case-access.ts';
import { execute, load } from './case-log.ts';
import type { DeskDeps, DeskError, Staff } from './desk.ts';
import { evidenceKey } from './evidence-names.ts';

/** A paper that came by post or over the counter, scanned at the desk: it takes the same way through the quarantine as hers. */
export async function deskDocument(
  deps: DeskDeps,
  staff: Staff,
  id: string,
  input: { readonly purpose: DocumentPurpose; readonly contentType: string },
): Promise<Result<Upload, DeskError>> {
  const loaded = await load(deps, id);
  if (loaded.state.phase === 'none') return fail('case.absent');
  const document = deps.ids.uuid();
  const done = await execute(deps, loaded, {
    type: 'promise-document',
    document,
    purpose: input.purpose,
    at: deps.clock.now(),
    actor: staff,
    id: `document.${document}`,
  });
  if (!done.ok) return done;
  return ok({ document, ...(await deps.evidence.uploadPolicy(evidenceKey(id, document), input.contentType)) });
}

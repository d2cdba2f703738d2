import { fail, ok, type Result } from '../domain/result.ts';
import type { RecordStore } from '../ports/outside.ts';
import { execute, load } from './case-log.ts';
import type { DeskDeps, DeskError, Staff } from './desk.ts';
import { originalName, pageName } from './evidence-names.ts';

export interface ViewDeps extends DeskDeps {
  readonly records: RecordStore;
}

export interface Viewed {
  readonly what: 'page' | 'original';
  readonly part: number;
  readonly parts: number;
  readonly contentType: string;
  /** Base64. */
  readonly bytes: string;
}

/** Opens one page, or one part of the original, for one member of staff. The reason is in the log before the bytes are out (T9, U16). */
export async function viewEvidence(
  deps: ViewDeps,
  staff: Staff,
  id: string,
  asked: {
    readonly document: string;
    readonly what: 'page' | 'original';
    readonly part: number;
    readonly note: string;
  },
): Promise<Result<Viewed, DeskError>> {
  const [loaded, key] = await Promise.all([load(deps, id), deps.vault.key(id)]);
  if (loaded.state.phase === 'none' || !key) return fail('case.absent');
  const { document, what, part } = asked;
  const note = `note.${deps.ids.uuid()}`;
  const done = await execute(
    deps,
    loaded,
    {
      type: 'view-document',
      document,
      what,
      part,
      note,
      at: deps.clock.now(),
      actor: staff,
      id: `view-document.${deps.ids.uuid()}`,
    },
    [{ name: note, bytes: key.seal(note, asked.note) }],
  );
  if (!done.ok) return done;
  const found = done.value.state.phase === 'none' ? undefined : done.value.state.file.documents[document];
  if (found?.status !== 'received') throw new Error(`document ${document} is not received any more`);
  const name = (what === 'page' ? pageName : originalName)(document, found.version, part);
  const sealed = await deps.records.get(`cases/${id}/${name}`);
  if (!sealed) throw new Error(`${what} ${part} of document ${document} is not in the vault`);
  return ok({
    what,
    part,
    parts: what === 'page' ? found.pages : found.originalParts,
    // Of an original nothing is promised: it is for saving and looking at elsewhere, never for a page of ours.
    contentType: what === 'page' ? 'image/jpeg' : 'application/octet-stream',
    bytes: Buffer.from(key.openBytes(name, sealed)).toString('base64'),
  });
}

import { decide } from '../../../shared/domain/case/decide.ts';
import type { CaseEvent } from '../../../shared/domain/case/events.ts';
import { evolve } from '../../../shared/domain/case/evolve.ts';
import { type CaseView, viewOf } from '../../../shared/domain/case/head.ts';
import type { CaseState } from '../../../shared/domain/case/state.ts';
import { type StoredCommit, seal } from '../../../shared/domain/chain.ts';
import type { Intake } from '../../../shared/ports/case-store.ts';
import { fakeIds, sha256 } from '../../fakes/edges.ts';
import { seededRandom } from '../../fakes/random.ts';

// Ids must differ from run to run: on AWS the tables keep what earlier runs wrote.
const ids = fakeIds(seededRandom(`${process.pid}.${process.hrtime.bigint()}`));
const at = '2026-11-02T15:00:00.000Z';
const actor = { kind: 'subject' } as const;

export interface MadeCase {
  readonly intake: Intake;
  readonly view: CaseView;
}

/** A case as intake writes it, with ids nobody used before. */
export function madeCase(
  more: { readonly key?: string; readonly reference?: string; readonly checkAt?: string } = {},
): MadeCase {
  const id = ids.caseId();
  const reference = more.reference ?? ids.reference();
  const decided = decide(
    { phase: 'none' },
    {
      type: 'open-case',
      at,
      actor,
      id: 'intake',
      reference,
      language: 'en',
      timeZone: 'America/New_York',
      wants: ['records'],
      needs: ['identity', 'report'],
      cards: [],
      byPost: false,
      safeContact: false,
      officer: false,
      channel: 'web',
    },
  );
  if (!decided.ok) throw new Error(decided.error);
  const state = decided.value.reduce<CaseState>((s, e) => evolve(s, e, { at, actor }), { phase: 'none' });
  if (state.phase === 'none') throw new Error('no case');
  const view = viewOf(state);
  const commit = seal(
    { case: id, seq: 1, at, actor, command: { id: 'intake', type: 'open-case' }, events: decided.value, prev: '' },
    sha256,
  );
  return {
    view,
    intake: {
      case: id,
      commit,
      prev: '',
      sealed: [{ name: 'report', bytes: Buffer.from('sealed report') }],
      wrappedKey: Buffer.from(`wrapped ${id}`),
      reference,
      idempotency: { key: more.key ?? sha256(id), body: 'body' },
      head: { seq: 0, view, link: sha256(`link ${id}`), checkAt: more.checkAt ?? '2026-11-02T16:00:00.000Z' },
    },
  };
}

/** One more commit on a case. */
export function nextCommit(of: MadeCase['intake'], seq: number, prev: StoredCommit, owner = 'rosa'): StoredCommit {
  const events: readonly CaseEvent[] = [{ v: 1, type: 'assigned', owner, backup: 'backup' }];
  return seal(
    { case: of.case, seq, at, actor, command: { id: `c${seq}`, type: 'assign' }, events, prev: prev.hash },
    sha256,
  );
}

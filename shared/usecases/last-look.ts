import type { Command } from '../domain/case/commands.ts';
import { decide } from '../domain/case/decide.ts';
import type { Refusal } from '../domain/case/refusals.ts';
import type { CaseState } from '../domain/case/state.ts';
import { brings } from '../domain/case/tracks/kept-back.ts';
import { fail } from '../domain/result.ts';
import type { LookUps } from '../ports/look-ups.ts';
import type { Clock, Ids } from '../ports/outside.ts';
import { execute, type Loaded, type LogDeps } from './case-log.ts';
import { outOfDate } from './others-on-account.ts';

export interface LastLookDeps extends LogDeps {
  readonly lookUps: LookUps;
  readonly clock: Clock;
  readonly ids: Ids;
}

/**
 * The last moment to see it, before an order sends records or a letter with them: nobody is told when another victim is verified, and most packages
 * were never with two of them. Then they are collected again, and it is refused (L27).
 */
export async function lastLook(
  deps: LastLookDeps,
  loaded: Loaded,
  command: Command,
): Promise<ReturnType<typeof fail<Refusal>> | undefined> {
  const { state, id } = loaded;
  if (state.phase === 'none' || !sendsRecords(state, command)) return undefined;
  const steps = await outOfDate(deps, id, state.file);
  if (steps.length === 0) return undefined;
  for (const step of steps) {
    const done = await execute(deps, loaded, {
      type: 'collect-anew',
      step,
      at: deps.clock.now(),
      actor: { kind: 'worker', id: 'serve-desk' },
      id: `collect-anew.${deps.ids.uuid()}`,
    });
    if (!done.ok) return done;
  }
  return fail('rule.another-verified');
}

/** Whether the order is lawful as it is, and sends a package to somebody who does not have it. What he was sent goes to him again as it was (L37). */
function sendsRecords(state: Exclude<CaseState, { phase: 'none' }>, command: Command): boolean {
  return isOfRecords(state, command) && decide(state, command).ok;
}

function isOfRecords({ file }: Exclude<CaseState, { phase: 'none' }>, command: Command): boolean {
  switch (command.type) {
    case 'print-letter':
    case 'post-letter': {
      const letter = file.letters[command.letter];
      return letter !== undefined && brings(file, letter) !== undefined;
    }
    case 'propose':
    case 'approve': {
      const decision = command.type === 'propose' ? command.decision : file.proposals[command.proposal]?.decision;
      if (decision?.kind !== 'release' && decision?.kind !== 'release-copy') return false;
      const copies = decision.kind === 'release-copy' ? file.recipients[decision.recipient]?.copies : [];
      return !copies?.some((c) => c.package === decision.package);
    }
    default:
      return false;
  }
}

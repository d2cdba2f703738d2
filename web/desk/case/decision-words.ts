import { classWords, groundWords } from '../../../shared/content/desk/words.ts';
import { shortDay } from '../dates.tsx';
import type { Decision, DeskCase } from '../schemas.ts';
import { copiesIn, recipientName } from './names.ts';

/** A decision in one line. */
export function decisionWords(decision: Decision, it: DeskCase): string {
  const { file } = it;
  const copies = copiesIn(decision, it).map((id) => recipientName(it, id));
  const account = (match: string) => file.matches[match]?.account ?? match;
  switch (decision.kind) {
    case 'release':
      return `Release ${file.packages[decision.package]?.partial === true ? 'part of the records' : 'the records'}${
        copies.length === 0 ? '' : `, with a copy to: ${copies.join('; ')}`
      }`;
    case 'release-copy':
      return `Release a copy to: ${copies.join('; ')}`;
    case 'decline':
      return `Decline: ${groundWords[decision.ground].title}`;
    case 'nothing-found':
      return decision.soFar === true ? 'Say that nothing was found so far' : 'Say that nothing was found';
    case 'withhold':
      return `Hold back ${classWords[decision.class].toLowerCase()} of ${account(decision.match)}: ${decision.citation}`;
    case 'supply':
      return `Send ${classWords[decision.class].toLowerCase()} of ${account(decision.match)} after all`;
    case 'correct-receipt':
      return `Correct the date of receipt to ${shortDay(decision.receivedOn)}`;
    case 'freeze':
      return `Freeze ${account(decision.match)}`;
    case 'unfreeze':
      return `Unfreeze ${account(decision.match)}`;
    case 'shred':
      return 'Destroy the personal data of this case';
    default:
      return decision satisfies never;
  }
}

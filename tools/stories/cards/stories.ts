import type { Story } from '../story.ts';
import { byHandBesideAnother } from './by-hand-beside-another.ts';
import { closedCardStory, lastFourOnly } from './closed-card.ts';
import { holdLapses } from './hold-lapses.ts';
import { innocentHolder } from './innocent-holder.ts';
import { manualSystem } from './manual-system.ts';
import { marketplaceSeller } from './marketplace-seller.ts';
import { spouseCard } from './spouse-card.ts';
import { systemRefuses } from './system-refuses.ts';
import { twoReporters } from './two-reporters.ts';
import { wrongMatch } from './wrong-match.ts';

/** Whose card it is, whose account, and what becomes of a hold, a wrong match and a system that says no. */
export const cardStories: readonly Story[] = [
  spouseCard,
  twoReporters,
  closedCardStory,
  lastFourOnly,
  holdLapses,
  innocentHolder,
  wrongMatch,
  systemRefuses,
  manualSystem,
  byHandBesideAnother,
  marketplaceSeller,
];

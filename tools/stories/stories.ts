import { agencyAuthorisedAndRevoked } from './agency-authorised-and-revoked.ts';
import { alreadyLate } from './already-late.ts';
import { anotherVictim } from './another-victim.ts';
import { attorneyStory } from './attorney.ts';
import { bouncedMailBecomesLetter } from './bounced-mail-becomes-letter.ts';
import { cardStories } from './cards/stories.ts';
import { contactChanged } from './contact-changed.ts';
import { declined } from './declined.ts';
import { downstreamFlagsStory } from './downstream-flags.ts';
import { emergencyStop } from './emergency-stop.ts';
import { evidenceThatFails } from './evidence-that-does-not-work.ts';
import { executorStory } from './executor.ts';
import { guardianForAMinor } from './guardian-for-a-minor.ts';
import { keyedInPaper } from './keyed-in-paper.ts';
import { lateProof } from './late-proof.ts';
import { lookBack } from './look-back.ts';
import { mainJob } from './main-job.ts';
import { newLink } from './new-link.ts';
import { nobodyActs } from './nobody-acts.ts';
import { nothingFound } from './nothing-found.ts';
import { officerAsksDirectly } from './officer-asks-directly.ts';
import { officerNamed } from './officer-named.ts';
import { ownCase } from './own-case.ts';
import { partialThenRest } from './partial-then-rest.ts';
import { postAllTheWay } from './post-all-the-way.ts';
import { postInSpanishLargePrint } from './post-in-spanish-large-print.ts';
import { receiptCorrected } from './receipt-corrected.ts';
import { returnedPost } from './returned-post.ts';
import { safeContact } from './safe-contact.ts';
import { secondAsk } from './second-ask.ts';
import { sharedHomeAddress } from './shared-home-address.ts';
import { shreddedAfterFiveYears } from './shredded-after-five-years.ts';
import { someoneLeaves } from './someone-leaves.ts';
import type { Story } from './story.ts';
import { systemDownForDays } from './system-down-for-days.ts';
import { verifiedLater } from './verified-later.ts';
import { weekendDays } from './weekend-days.ts';
import { withdrawn } from './withdrawn.ts';
import { withheldByOtherLaw } from './withheld-by-other-law.ts';
import { withoutId } from './without-id.ts';

/** Every kind of case there is, in the order of `npm run demo -- --list`. */
export const stories: readonly Story[] = [
  mainJob,
  nothingFound,
  declined,
  partialThenRest,
  withheldByOtherLaw,
  anotherVictim,
  verifiedLater,
  withoutId,
  guardianForAMinor,
  executorStory,
  attorneyStory,
  officerAsksDirectly,
  officerNamed,
  agencyAuthorisedAndRevoked,
  ...cardStories,
  downstreamFlagsStory,
  secondAsk,
  lateProof,
  keyedInPaper,
  alreadyLate,
  receiptCorrected,
  postAllTheWay,
  postInSpanishLargePrint,
  bouncedMailBecomesLetter,
  sharedHomeAddress,
  safeContact,
  contactChanged,
  withdrawn,
  newLink,
  weekendDays,
  lookBack,
  nobodyActs,
  ownCase,
  someoneLeaves,
  returnedPost,
  emergencyStop,
  systemDownForDays,
  evidenceThatFails,
  shreddedAfterFiveYears,
];

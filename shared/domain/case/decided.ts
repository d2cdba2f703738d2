import type { Result } from '../result.ts';
import type { CaseEvent } from './events.ts';
import type { Refusal } from './refusals.ts';

/** What an order makes, or why it was not taken. */
export type Decided = Result<readonly CaseEvent[], Refusal>;

/** Events that come of other events or of the state itself. */
export type Followed = readonly CaseEvent[];

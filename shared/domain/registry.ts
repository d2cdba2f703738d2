import { fail, ok, type Result } from './result.ts';

/** One of the systems in which records may lie: the business's own, a vendor's, a predecessor's, a seller's (L24). */
export interface SystemEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: 'own' | 'vendor' | 'predecessor' | 'marketplace-seller';
  /** Who is asked when it does not answer. */
  readonly owner: string;
  /** `http`: docs/api/commerce-system.yaml. `manual`: it has no API, and its owner is asked by a dated task. */
  readonly adapter: 'http' | 'manual';
  /** Calendar days its owner has to answer, where a person does the work. */
  readonly answerDays: number;
  /** Empty for a manual one. */
  readonly baseUrl: string;
  /** Stops changes, never search, collection or the clock. */
  readonly emergencyStop: boolean;
  /** Also the payment provider whose hosted field the form uses. */
  readonly paymentProvider: boolean;
}

/** Who switched the emergency stop of a system, when and why. */
export interface StopChange {
  readonly on: boolean;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/**
 * The entry that takes the place of the one before. Her identifiers go to its address, so another one is refused unless whoever enters it names the
 * address of before; and the emergency stop stays as it is, since only the desk switches it, with a reason.
 */
export function replaced(
  before: SystemEntry | undefined,
  entry: SystemEntry,
  movedFrom?: string,
): Result<SystemEntry, 'moved'> {
  if (!before) return ok(entry);
  if (before.baseUrl !== entry.baseUrl && before.baseUrl !== movedFrom) return fail('moved');
  return ok({ ...entry, emergencyStop: before.emergencyStop });
}

const opensAfter = 5;
const openMs = 30_000;

/**
 * Spares a system that does not answer: closed, open for 30 s after five failed calls in a row, then one call tries for all. Kept in
 * memory, so each running worker has its own.
 */
export function createCircuit(now: () => number) {
  let failures = 0;
  let openUntil: number | undefined;
  return {
    /** Whether a call may be made now. After the pause the first caller is let through and the others wait for how it fares. */
    mayCall(): boolean {
      if (openUntil === undefined) return true;
      if (now() < openUntil) return false;
      openUntil = now() + openMs;
      return true;
    },
    heard(): void {
      failures = 0;
      openUntil = undefined;
    },
    failed(): void {
      failures += 1;
      if (failures >= opensAfter) openUntil = now() + openMs;
    },
  };
}

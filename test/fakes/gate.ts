/**
 * The way from a caller to a service. `apply` is what the service does, whole and at one moment; the simulation's gate decides when, whether,
 * once or twice, and whether the caller hears of it. A read and a write pass it alike: every call is a point at which a worker can die.
 */
export type Gate = <T>(call: string, apply: () => T) => Promise<T>;

/** No network at all: for contract suites and plain tests. */
export const straight: Gate = async (_call, apply) => apply();

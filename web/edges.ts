/** The one place where pages read the clock and make random numbers. */

/** Milliseconds since 1970. */
export function now(): number {
  return Date.now();
}

/** 128 random bits, hex: a key nobody else has, for Idempotency-Key. */
export function freshKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

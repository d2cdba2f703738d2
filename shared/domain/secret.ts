/** What stands where a secret would, wherever somebody prints one. */
export const redacted = '[secret]';

/**
 * A value that no log line, error, template text or JSON can hold: each of these shows a fixed word (T14). Only `reveal` gives it, and only at
 * the edges that test/unit/security/secret.test.ts names.
 */
export class Secret<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }
  reveal(): T {
    return this.#value;
  }
  toString(): string {
    return redacted;
  }
  toJSON(): string {
    return redacted;
  }
  [Symbol.toPrimitive](): string {
    return redacted;
  }
  /** What console.log and util.inspect ask. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return redacted;
  }
}

/** One virtual time for handlers, endpoints and sign-in: real time plus an offset that only grows. */

export type VirtualClock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves the time on at once, firing nothing; a time that has passed changes nothing. */
  jumpTo(time: number): void;
  /** The offset in milliseconds, one BigInt64: what workers read by `virtualNow`. */
  readonly shared: SharedArrayBuffer;
  offset(): number;
};

/** @param offset milliseconds ahead of real time, kept from the run before. */
export function createClock(offset = 0): VirtualClock {
  const shared = new SharedArrayBuffer(8);
  const cell = new BigInt64Array(shared);
  Atomics.store(cell, 0, BigInt(Math.round(offset)));
  const now = () => Date.now() + Number(Atomics.load(cell, 0));
  return {
    now,
    jumpTo(time) {
      const ahead = time - now();
      if (ahead > 0) Atomics.add(cell, 0, BigInt(Math.ceil(ahead)));
    },
    shared,
    offset: () => Number(Atomics.load(cell, 0)),
  };
}

/**
 * For a worker thread, before anything else is imported: `Date.now()` and `new Date()` follow the shared offset. Timers and
 * `performance.now()` stay real, so time-outs mean what they say.
 */
export function shiftDate(shared: SharedArrayBuffer): void {
  const cell = new BigInt64Array(shared);
  const RealDate = Date;
  const now = () => RealDate.now() + Number(Atomics.load(cell, 0));
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) => {
      const made: unknown = Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget);
      // Reflect.construct is typed loosely; what a constructor gives is always an object.
      return typeof made === 'object' && made !== null ? made : new RealDate(now());
    },
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver): unknown => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  });
}

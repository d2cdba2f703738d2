/** An event as it once was written. */
type Raw = Readonly<Record<string, unknown>>;

/**
 * How an older event becomes the next version, by `type@version`. The stored bytes never change: reading lifts them, step by step, so that
 * `evolve` knows newest versions only. Every entry has its golden log in test/fixtures/golden-logs.
 */
const upcasters: Readonly<Record<string, (event: Raw) => Raw>> = {};

/** A commit's parsed text with every event in its newest version. What is no commit is given back as it is, for the schema to refuse. */
export function lifted(commit: unknown): unknown {
  if (!isRecord(commit) || !Array.isArray(commit['events'])) return commit;
  return { ...commit, events: commit['events'].map((event: unknown) => (isRecord(event) ? newest(event) : event)) };
}

function newest(event: Raw): Raw {
  const lift = upcasters[`${String(event['type'])}@${String(event['v'])}`];
  return lift ? newest(lift(event)) : event;
}

function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

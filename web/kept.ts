import * as z from 'zod/mini';

z.config({ jitless: true });

/** What the browser would not keep, as long as the page stands: without the key a second press would make a second case (U11). */
const unkept = new Map<string, string>();

/** Of what this tab keeps: `undefined` when there is nothing that can be read. */
export function readKept<Schema extends z.core.$ZodType>(key: string, schema: Schema): z.output<Schema> | undefined {
  try {
    const found = z.safeParse(schema, JSON.parse(unkept.get(key) ?? sessionStorage.getItem(key) ?? ''));
    return found.success ? found.data : undefined;
  } catch {
    return undefined;
  }
}

/** For this tab only. A browser that keeps nothing, or has no room, still lets one go on. */
export function keep(key: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    sessionStorage.setItem(key, text);
    unkept.delete(key);
  } catch {
    unkept.set(key, text);
  }
}

export function letGo(key: string): void {
  unkept.delete(key);
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Where the browser keeps nothing there is nothing to let go of.
  }
}

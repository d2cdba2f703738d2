import type { Random } from '../fakes/random.ts';

const odd: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  '\u0000',
  '\ud800',
  'x'.repeat(5000),
  '__proto__',
  'constructor',
  '=1+1',
  '<script>',
  '\r\nBcc: x@y',
  '\u202egnp.exe',
  '9'.repeat(40),
  '2026-02-30',
  '4111 1111 1111 1111',
  [],
  {},
  [[[[]]]],
  { __proto__: null, toString: 1 },
  Array(300).fill('a'),
];

/** A valid body with one to three of its parts exchanged, dropped, doubled or added; sometimes text that is no JSON at all. */
export function mutated(random: Random, valid: unknown): string {
  if (random.chance(0.05))
    return random.pick([
      '',
      '{',
      '[]',
      'null',
      '"x"',
      '{"__proto__":{"roles":["approver"]}}',
      '\u0000',
      `${'['.repeat(3000)}`,
      '9'.repeat(2000),
    ]);
  let body: unknown = structuredClone(valid ?? {});
  for (let times = random.between(1, 3); times > 0; times--) body = changed(random, body, 0);
  return JSON.stringify(body) ?? 'null';
}

function changed(random: Random, value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.15)) return random.pick(odd);
  const keys = Object.keys(value);
  const key = keys.length > 0 ? random.pick(keys) : 'added';
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  const of = copy as Record<string, unknown>;
  const what = random.between(1, 20);
  if (what <= 3) delete of[key];
  else if (what <= 6)
    Object.defineProperty(of, random.pick(['extra', '__proto__', 'type', 'actor', 'case']), {
      value: random.pick(odd),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else of[key] = depth < 6 ? changed(random, of[key], depth + 1) : random.pick(odd);
  return copy;
}

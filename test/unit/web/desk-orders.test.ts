import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { routes } from '../../../shared/schemas/routes.ts';

/** Every path written in the pages of the desk, what is filled in as `*`; one that begins with another stands under it. */
const written = new Set(
  globSync('web/desk/**/*.{ts,tsx}').flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const under = /const at = `(?<path>[^`]+)`/u.exec(text)?.groups?.['path'] ?? '';
    return [...text.matchAll(/(?:order\(\s*['`]|['`](?=\/desk\/|\$\{at\}))(?<path>[^'`\s]+)['`]/gu)].map(({ groups }) =>
      (groups?.['path'] ?? '')
        .replace('${at}', under)
        .replaceAll(/\$\{[^}]*\}/gu, '*')
        .replace(/\?.*$/u, ''),
    );
  }),
);

it('every order of the API that is for staff has a screen at the desk', () => {
  const bare = routes
    .filter(({ function: of }) => of === 'serve-desk')
    .filter(({ path }) => {
      const filled = path.replaceAll(/\{[^}]*\}/gu, '*');
      return ![filled, filled.replace(/^\/desk\/cases\/\*\//u, '')].some((one) => written.has(one));
    });
  expect(bare.map(({ id }) => id)).toEqual([]);
});

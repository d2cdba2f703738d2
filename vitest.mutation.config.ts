import { defineConfig } from 'vitest/config';

/** The tests of the domain alone, for `npm run test:mutation`: they are what has to notice a changed rule. */
export default defineConfig({
  test: { include: ['test/unit/domain/**/*.test.ts'], testTimeout: 60_000, restoreMocks: true },
});

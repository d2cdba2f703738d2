import { defineConfig } from 'vitest/config';

/** The tests of the domain alone, for `npm run test:mutation`: they are what has to notice a changed rule. */
export default defineConfig({
  // One process for all files: a mutant meets all of them, and starting one for each took most of the time.
  test: {
    include: ['test/unit/domain/**/*.test.ts'],
    testTimeout: 60_000,
    isolate: false,
    restoreMocks: true,
  },
});

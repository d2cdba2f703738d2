import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Folder = suite = command: `npm run test:<folder>`. Suites that start emulators run their files one after another. */
const suite = (
  name: string,
  options: { serial?: boolean; timeout?: number; shared?: boolean; stack?: boolean; retry?: number } = {},
) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    // Vitest wants projects of another number of workers in a group of their own.
    ...(options.serial === true ? { fileParallelism: false, sequence: { groupOrder: 1 } } : {}),
    /** The CDK takes seconds to import: its files share one process. */
    isolate: options.shared !== true,
    testTimeout: options.timeout ?? 10_000,
    retry: options.retry ?? 0,
    hookTimeout: options.timeout ?? 30_000,
    /** Suites that start the stack share one template and one build of the pages. */
    ...(options.stack === true ? { globalSetup: ['test/synthesised-once.ts'] } : {}),
  },
});

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // Left to itself it keeps a core free, and on the two cores of CI uses one. Three on two cores are no quicker: the worlds have threads of their own.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    restoreMocks: true,
    unstubEnvs: true,
    expect: { requireAssertions: true, poll: { timeout: 10_000 } },
    projects: [
      suite('unit', { timeout: 60_000 }),
      suite('contract', { timeout: 60_000 }),
      suite('integration', { stack: true, serial: true, timeout: 120_000 }),
      suite('simulation', { timeout: 600_000 }),
      suite('infra', { timeout: 60_000, shared: true }),
      suite('bundle', { timeout: 120_000 }),
      // A call that an emulator on a busy machine fails leaves its message asleep until the clock moves, and a story moves the clock on its
      // own days only: told once more, after what the functions said is printed.
      suite('e2e', { stack: true, timeout: 300_000, retry: 1 }),
      // Only by `npm run test:aws`, which knows whether there is an account to run on.
      ...(process.env['REDRESS_TEST_AWS'] === '1' ? [suite('aws', { timeout: 120_000 })] : []),
      suite('browser', { stack: true, timeout: 60_000 }),
    ],
  },
});

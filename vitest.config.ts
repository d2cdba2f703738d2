import { defineConfig } from 'vitest/config';

/** Folder = suite = command: `npm run test:<folder>`. Suites that start emulators run their files one after another. */
const suite = (name: string, options: { serial?: boolean; timeout?: number; shared?: boolean } = {}) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    fileParallelism: options.serial !== true,
    /** The CDK takes seconds to import: its files share one process. */
    isolate: options.shared !== true,
    testTimeout: options.timeout ?? 10_000,
    hookTimeout: options.timeout ?? 30_000,
  },
});

export default defineConfig({
  test: {
    restoreMocks: true,
    unstubEnvs: true,
    expect: { requireAssertions: true },
    projects: [
      suite('unit'),
      suite('contract', { timeout: 60_000 }),
      suite('integration', { serial: true, timeout: 120_000 }),
      suite('infra', { timeout: 60_000, shared: true }),
      suite('bundle', { timeout: 120_000 }),
      suite('e2e', { serial: true, timeout: 180_000 }),
    ],
  },
});

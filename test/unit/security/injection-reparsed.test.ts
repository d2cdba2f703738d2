import { expect, it } from 'vitest';
import { runInjection } from '../../fuzz/injection.ts';

it('G16 T7: hostile strings in cells, headers, recipients and log lines come back from other parsers as they were, and change nothing around them', async () => {
  expect((await runInjection(12_000, 'unit')).changed).toEqual([]);
});

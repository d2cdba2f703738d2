import { fileURLToPath } from 'node:url';
import { ensurePages, ensureSynthesised } from '../local/synth.ts';

/** Before any suite that starts the stack: template and pages are made once, not by several files at the same time. */
export async function setup(): Promise<void> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  await ensureSynthesised(root);
  await ensurePages(root);
}

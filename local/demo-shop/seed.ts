import type { Account } from './accounts.ts';
import { crowd } from './seed-crowd.ts';
import { story } from './seed-story.ts';

/** Every account of the shop and its billing, always the same. */
export function seed(): readonly Account[] {
  return [...story(), ...crowd()];
}

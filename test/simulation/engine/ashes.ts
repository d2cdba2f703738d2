import type { Removal } from '../../fakes/shredder.ts';

/**
 * What was destroyed in a world, for whoever judges afterwards what it did while it still had it: no function of the product sees this. Of files only those
 * that are judged by their words are remembered.
 */
export class Ashes {
  readonly removals: (Removal & { readonly at: number })[] = [];
  /** The last bytes of files of the vault. */
  readonly files = new Map<string, Uint8Array>();
  /** Wrapped keys by case. */
  readonly keys = new Map<string, Uint8Array>();

  add(at: number, removal: Removal): void {
    this.removals.push({ ...removal, at });
    if (removal.of === 'keys') this.keys.set(removal.key, removal.bytes);
    if (removal.of === 'vault') this.files.set(removal.key, removal.bytes);
  }
}

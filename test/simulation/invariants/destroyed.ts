import type { World } from '../engine/world.ts';

/** A file of the vault as it is, or as it was when it was destroyed: that it might go is judged by retention.ts, what it said by the others. */
export function everInVault(world: World, key: string): Uint8Array | undefined {
  return world.vaultBucket.get(key)?.bytes ?? world.ashes.files.get(key);
}

export function everWrapped(world: World, id: string): Uint8Array | undefined {
  return world.table.wrapped.get(id) ?? world.ashes.keys.get(id);
}

/** Whether a file of the vault was destroyed before that instant. */
export function wasDestroyed(world: World, key: string, before: number): boolean {
  return world.ashes.removals.some((r) => r.of === 'vault' && r.key === key && r.at < before);
}

import type { CommerceSystem } from '../../ports/commerce-system.ts';
import { type EmergencyStop, whyHeld } from '../emergency-stop.ts';

/**
 * A system without an API. Nothing can be called: its owner is asked by a dated task and the answer comes through the desk. So every call
 * says `by-hand`, which is neither "done" nor "no records" (L25).
 */
export function createManualSystem(config: { readonly emergencyStop: EmergencyStop }): CommerceSystem {
  const byHand = { outcome: 'failed', reason: 'by-hand' } as const;
  return {
    search: async () => byHand,
    listInstruments: async () => byHand,
    act: async ({ verb }) => ({
      outcome: 'unknown',
      reason: (verb === 'preserve' ? undefined : await whyHeld(config.emergencyStop)) ?? 'by-hand',
    }),
    collect: async () => byHand,
  };
}

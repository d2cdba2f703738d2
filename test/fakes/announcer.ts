import type { AccountFlags } from '../../shared/domain/account-flags.ts';
import type { Announcer } from '../../shared/ports/outside.ts';
import { type Gate, straight } from './gate.ts';

/** A bus that keeps what it was told, doubles included. */
export class FakeBus {
  readonly told: AccountFlags[] = [];
}

export function fakeAnnouncer(bus: FakeBus, view: { readonly gate?: Gate } = {}): Announcer {
  const { gate = straight } = view;
  return { announce: async (flags) => await gate('bus.announce', () => void bus.told.push(structuredClone(flags))) };
}

import type { SystemEntry } from '../../shared/domain/registry.ts';
import type { CommerceSystem, PaymentProvider } from '../../shared/ports/commerce-system.ts';
import type { Registry } from '../../shared/ports/outside.ts';
import { type Gate, straight } from './gate.ts';

/** A system of the business that answers over HTTP; nothing stops it. */
export const systemEntry = (id: string, paymentProvider = false): SystemEntry => ({
  id,
  name: id,
  kind: 'own',
  adapter: 'http',
  answerDays: 7,
  owner: `${id}-team`,
  baseUrl: `https://${id}.example`,
  emergencyStop: false,
  paymentProvider,
});

/** The registry table: which systems there are and how each is reached. A list that is changed in place changes the registry. */
export function fakeRegistry(
  entries: { values(): Iterable<SystemEntry> },
  connectors: { commerce(entry: SystemEntry): CommerceSystem; payments(entry: SystemEntry): PaymentProvider },
  view: { readonly gate?: Gate } = {},
): Registry {
  const { gate = straight } = view;
  const find = (is: (entry: SystemEntry) => boolean) => [...entries.values()].find(is);
  return {
    systems: () => gate('registry.systems', () => [...entries.values()].filter((e) => !e.paymentProvider)),
    connect: (system) =>
      gate('registry.connect', () => {
        const entry = find((e) => e.id === system);
        return entry && connectors.commerce(entry);
      }),
    paymentProvider: () =>
      gate('registry.paymentProvider', () => {
        const entry = find((e) => e.paymentProvider);
        return entry && connectors.payments(entry);
      }),
  };
}

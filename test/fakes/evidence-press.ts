import type { EvidencePress } from '../../shared/ports/evidence-press.ts';
import { type Gate, straight } from './gate.ts';

/** A press that gives every file back as its one page: what it does to pixels has tests of its own. */
export function fakeEvidencePress(view: { readonly gate?: Gate } = {}): EvidencePress {
  const { gate = straight } = view;
  return {
    press: (bytes) =>
      gate('evidencePress.press', () => ({
        outcome: 'pressed' as const,
        pages: [{ bytes, width: 1, height: 1 }],
        cardNumber: false,
      })),
  };
}

import type { FileFault } from '../domain/evidence.ts';

/** One page as staff see it: a JPEG made by us, of pixels alone. */
export interface PageImage {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export type Pressed =
  | {
      readonly outcome: 'pressed';
      readonly pages: readonly PageImage[];
      /** A full card number stood in its text or its hidden facts: the original may then not be kept (G13). */
      readonly cardNumber: boolean;
    }
  | { readonly outcome: 'refused'; readonly reason: FileFault }
  /** The parser crashed or ran out of its time. It may have been the machine: ask again, then refuse. */
  | { readonly outcome: 'failed'; readonly how: 'crash' | 'time' };

/** Turns a file of a stranger into pictures of it. Nothing of the file itself is in them but what one can see. */
export interface EvidencePress {
  press(bytes: Uint8Array): Promise<Pressed>;
}

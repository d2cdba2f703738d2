import type { FileFault } from '../../domain/evidence.ts';
import type { PageImage } from '../../ports/evidence-press.ts';

/** What the thread is started with: compiled once by the host, since compiling takes longer than most files. */
export interface Given {
  readonly pdfium: WebAssembly.Module;
}

/** Host to thread. */
export interface Job {
  readonly bytes: Uint8Array;
}

/** Thread to host, in this order: `ready` once, then for each job its pages and one of the two ends. */
export type Told =
  | { readonly kind: 'ready' }
  | { readonly kind: 'page'; readonly page: PageImage }
  | { readonly kind: 'pressed'; readonly cardNumber: boolean }
  | { readonly kind: 'refused'; readonly reason: FileFault };

/** A file that cannot be taken, thrown inside the thread. */
export class Refused extends Error {
  readonly reason: FileFault;
  constructor(reason: FileFault) {
    super(reason);
    this.reason = reason;
  }
}

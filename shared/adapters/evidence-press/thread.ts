/** The thread in which files of strangers are taken apart. It has no environment, says nothing and may be ended at any moment. */
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import { holdsCardNumber } from '../../domain/card-numbers.ts';
import { maxFileBytes } from '../../domain/evidence.ts';
import { photoPage, rawPage, readings, wordsOfPhoto } from './images.ts';
import { kindOf } from './kind.ts';
import { type Given, type Job, Refused, type Told } from './messages.ts';
import { drawPdf, pdfHoldsCardNumber } from './pdf-pages.ts';
import { loadPdfium, type Pdfium } from './pdfium.ts';

z.config({ jitless: true });
const given = z.object({ pdfium: z.instanceof(WebAssembly.Module) }) satisfies z.ZodMiniType<Given>;
const jobSchema = z.object({ bytes: z.instanceof(Uint8Array) }) satisfies z.ZodMiniType<Job>;

if (parentPort === null) throw new Error('this is the inside of a worker thread');
const port = parentPort;
const { pdfium: compiled } = given.parse(workerData);

function tell(told: Told): void {
  port.postMessage(told);
}

let pdfium: Promise<Pdfium> | undefined;

async function press(bytes: Uint8Array): Promise<boolean> {
  if (bytes.length === 0) throw new Refused('file.empty');
  if (bytes.length > maxFileBytes) throw new Refused('file.big');
  const kind = kindOf(bytes);
  if (kind === undefined) throw new Refused('file.type');
  if (kind !== 'pdf') {
    tell({ kind: 'page', page: await photoPage(bytes, kind) });
    return [...readings(bytes), ...(await wordsOfPhoto(bytes))].some(holdsCardNumber);
  }
  pdfium ??= loadPdfium(compiled);
  let inText = false;
  const { words } = await drawPdf(await pdfium, bytes, async ({ pixels, width, height, cardNumber }) => {
    inText ||= cardNumber;
    tell({ kind: 'page', page: await rawPage(pixels, width, height) });
  });
  return inText || words.some(holdsCardNumber) || pdfHoldsCardNumber(bytes);
}

port.on('message', (message: unknown) => {
  press(jobSchema.parse(message).bytes).then(
    (cardNumber) => tell({ kind: 'pressed', cardNumber }),
    (error: unknown) => {
      // A trap of WebAssembly leaves a heap nobody should use again: the thread ends with it, and the host sees a crash.
      if (error instanceof WebAssembly.RuntimeError) throw error;
      tell({ kind: 'refused', reason: error instanceof Refused ? error.reason : faultOf(error) });
    },
  );
});

/** libvips tells by sentence only. What it could not read whole is no photo to us. */
function faultOf(error: unknown): 'file.big' | 'file.type' {
  return error instanceof Error && /pixel limit/iu.test(error.message) ? 'file.big' : 'file.type';
}

tell({ kind: 'ready' });

import { PDFiumModule } from '@hyzyla/pdfium';
import * as z from 'zod/mini';
import { limits } from './limits.ts';

const isFunction = (value: unknown): boolean => typeof value === 'function';

/** Functions of PDFium that the package does not type. Handles and addresses are numbers; the last arguments are where answers are put. */
const untyped = z.object({
  _FPDFText_GetUnicode: z.custom<(text: number, index: number) => number>(isFunction),
  _FPDFText_GetCharBox:
    z.custom<(text: number, index: number, left: number, right: number, bottom: number, top: number) => number>(
      isFunction,
    ),
  _FPDF_PageToDevice:
    z.custom<
      (
        page: number,
        x0: number,
        y0: number,
        w: number,
        h: number,
        rotate: number,
        x: number,
        y: number,
        outX: number,
        outY: number,
      ) => number
    >(isFunction),
  _FPDF_GetMetaText: z.custom<(document: number, tag: number, buffer: number, length: number) => number>(isFunction),
});

export type Pdfium = Awaited<ReturnType<typeof loadPdfium>>;

/** PDFium in a heap that cannot grow over `limits.heap`: whatever asks for more gets no memory, and its file is refused. */
export async function loadPdfium(compiled: WebAssembly.Module) {
  const module = await PDFiumModule({
    instantiateWasm(imports, loaded) {
      const grow = imports['env']?.['emscripten_resize_heap'];
      const instance = new WebAssembly.Instance(compiled, {
        ...imports,
        env: {
          ...imports['env'],
          emscripten_resize_heap: (size: number): unknown =>
            typeof grow === 'function' && size >>> 0 <= limits.heap ? Reflect.apply(grow, undefined, [size]) : 0,
        },
      });
      // The package's type forgets the first argument, which is the instance.
      Reflect.apply(loaded, undefined, [instance, compiled]);
      return instance.exports;
    },
  });
  module._FPDF_InitLibraryWithConfig({});
  const more = untyped.parse(module);
  return {
    fpdf: module,
    more,
    /** The heap as it is now: it moves when it grows. */
    view: () => new DataView(module.HEAPU8.buffer),
    /** Runs `use` with `size` bytes of the heap and gives them back. */
    lend<T>(size: number, use: (address: number) => T): T {
      const address = module.wasmExports.malloc(size);
      if (address === 0) throw new Error('PDFium has no memory left');
      try {
        return use(address);
      } finally {
        module.wasmExports.free(address);
      }
    },
  };
}

import { PDFiumLibrary } from '@hyzyla/pdfium';
import { localDate } from '../../shared/domain/time.ts';
import type { Telling } from './telling.ts';

/** One envelope as it left the house. */
export interface Posted {
  readonly letter: string;
  readonly files: readonly { readonly name: string; readonly content: Buffer }[];
  /** What the letter itself says, as a reader of PDFs hears it. */
  readonly text: string;
}

/** Rosa prints everything that waits for this case, puts it into envelopes and posts it today. */
export async function postEverything(telling: Telling, id: string): Promise<readonly Posted[]> {
  // The queue is read from heads, which follow the log.
  await telling.idle();
  const rosa = await telling.as('rosa');
  const queue = (await rosa.get('/desk/letters')).list('letters').map((row) => row.fields('case', 'letter'));
  const posted: Posted[] = [];
  for (const { letter } of queue.filter((row) => row.case === id)) posted.push(await postOne(telling, id, letter));
  await telling.idle();
  return posted;
}

async function postOne(telling: Telling, id: string, letter: string): Promise<Posted> {
  const rosa = await telling.as('rosa');
  const at = `/desk/cases/${id}/letters/${encodeURIComponent(letter)}`;
  const printed = await rosa.post(`${at}/print`, {});
  const files = await Promise.all(
    printed.list('files').map(async (file) => {
      const { name, url } = file.fields('name', 'url');
      return { name, content: Buffer.from(await (await fetch(url)).arrayBuffer()) };
    }),
  );
  const { timeZone } = await telling.caseFile(id);
  const on = localDate(new Date(telling.stack.clock.now()).toISOString(), timeZone);
  await rosa.post(at, { type: 'post-letter', on, proof: 'Certificate of mailing RA 123 456 789 US' });
  const [first] = files;
  const text = first ? await pdfText(first.content) : '';
  telling.note(
    'Rosa (reviewer)',
    `prints and posts ${letter}`,
    files.map((f) => `${f.name} (${f.content.length} bytes)`),
  );
  return { letter, files, text };
}

/** Lines end where they end on paper; a reader joins them. */
export async function pdfText(bytes: Buffer): Promise<string> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    const pages = [...document.pages()].map((page) => page.getText());
    document.destroy();
    return pages.join('\n').replace(/\s+/gu, ' ');
  } finally {
    library.destroy();
  }
}

/** The code of a letter: six digits, spaced so that they can be read out. */
export function codeIn(text: string): string {
  return /(?:\d ){5}\d/u.exec(text)?.[0].replaceAll(' ', '') ?? '';
}

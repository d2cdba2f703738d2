import type { LetterPress } from '../../shared/ports/letter-press.ts';
import type { RecordsPress } from '../../shared/ports/records-press.ts';
import { sha256 } from './edges.ts';
import { type Gate, straight } from './gate.ts';

/** A press that prints everything it was given as one JSON file beside the manifest: the layout has tests of its own. */
export function fakePress(view: { readonly gate?: Gate } = {}): RecordsPress {
  const { gate = straight } = view;
  return {
    print: (contents) =>
      gate('press.print', () => {
        const body = Buffer.from(JSON.stringify(contents));
        const manifest = Buffer.from(`${sha256(body)}  records.json\n`);
        return [
          { name: 'records.json', contentType: 'application/json', bytes: body },
          { name: 'manifest.sha256', contentType: 'text/plain', bytes: manifest },
        ];
      }),
    zip: (files) => gate('press.zip', () => Buffer.concat(files.map(({ bytes }) => bytes))),
  };
}

/** A letter as the JSON of its page: what it looks like has tests of its own. */
export function fakeLetterPress(view: { readonly gate?: Gate } = {}): LetterPress {
  const { gate = straight } = view;
  return { print: (page) => gate('letterPress.print', () => Buffer.from(JSON.stringify(page))) };
}

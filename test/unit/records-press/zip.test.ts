import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { createRecordsPress } from '../../../shared/adapters/records-press/records-press.ts';

it('the ZIP holds every file as it is, and the same files give the same bytes', async () => {
  const files = [
    { name: 'records.json', contentType: 'application/json', bytes: Buffer.from('{"a": "á"}') },
    { name: 'manifest.sha256', contentType: 'text/plain', bytes: Buffer.from('00  records.json\n') },
  ];
  const press = createRecordsPress();
  const [one, other] = [await press.zip(files), await press.zip(files)];
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  expect(Object.entries(unzipSync(one)).map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual(
    files.map(({ name, bytes }) => [name, bytes.toString()]),
  );
});

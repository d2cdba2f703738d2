/** An RFC 4180 reader of its own, character by character; it shares nothing with the writer. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let inside = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (inside) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else inside = false;
    } else if (c === '"' && cell === '') inside = true;
    else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\r' && text[i + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      i += 1;
    } else throw new Error(`stray ${JSON.stringify(c)} at ${i}`);
  }
  if (inside || cell !== '' || row.length > 0) throw new Error('the last line does not end');
  return rows;
}

import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod/mini';
import { refuseArguments } from './run-tool.ts';

const rows = z.array(
  z.object({ record: z.record(z.string(), z.string()), raw: z.string(), info: z.object({ lines: z.number() }) }),
);

/** The rows of a CSV with the line each begins on, as an editor counts. */
export function rowsOf(text: string, file: string) {
  const read = rows.parse(parsed(text, file));
  if (read.length === 0) refuseArguments(`${file} has no row under its headings: nothing to import.`);
  // `lines` is where a row ends, and a cell may go over several.
  return read.map(({ record, raw, info }) => ({
    line: info.lines - (raw.trimEnd().match(/\n/gu)?.length ?? 0),
    cells: record,
  }));
}

function parsed(text: string, file: string): unknown {
  try {
    return parse(text, {
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
      raw: true,
    });
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    return refuseArguments(`${file} is not CSV: ${fault.message}.`);
  }
}

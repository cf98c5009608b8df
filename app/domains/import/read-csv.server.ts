import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

/** One line of a table: its line in the file (1 is the first), and its cells by column code. */
export type CsvRow<Column extends string> = { line: number; cells: Record<Column, string> };

/** A fault of a file or of one of its lines, as codes: `column` says where, `values` go into the words. */
export type LineProblem = {
  line: number;
  column: string;
  code: string;
  values?: Record<string, string | number>;
};

/** What a table may be called by: a column's code and the headings that mean it (compared loosely). */
export type CsvColumns<Column extends string> = {
  headings: Record<Column, readonly string[]>;
  required: readonly Column[];
};

export type CsvRead = { kind: 'read'; rows: number } | { kind: 'unreadable'; problem: LineProblem };

const LATIN = new TextDecoder('windows-1252');
const UTF8 = new TextDecoder('utf-8', { fatal: true });
const LONGEST_ROW = 100_000;

/** Bytes as text: UTF-8 where they are, otherwise the western code page that spreadsheets still write. */
export function decode(bytes: Uint8Array | string): string {
  if (typeof bytes === 'string') return bytes;
  try {
    return UTF8.decode(bytes);
  } catch {
    return LATIN.decode(bytes);
  }
}

/** A heading as it is compared: letters and digits only, in small letters. */
function headingKey(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** The places of the columns in the heading line, or what is missing there. */
function findColumns<Column extends string>(
  heads: string[],
  { headings, required }: CsvColumns<Column>,
): { places: Map<Column, number> } | { problem: LineProblem } {
  const keys = heads.map(headingKey);
  const places = new Map<Column, number>();
  for (const column of Object.keys(headings) as Column[]) {
    const place = keys.findIndex((key) =>
      headings[column].some((name) => headingKey(name) === key),
    );
    if (place >= 0) places.set(column, place);
  }
  const missing = required.find((column) => !places.has(column));
  if (!missing) return { places };
  const heading = headings[missing][0] ?? missing;
  return { problem: { line: 1, column: missing, code: 'heading-missing', values: { heading } } };
}

/** The delimiter of a table, by what its first line has most of. */
function delimiterOf(start: Buffer): string {
  const first = start.toString('latin1').split(/\r?\n/, 1)[0] ?? '';
  const counts = [',', ';', '\t'].map((delimiter) => [delimiter, first.split(delimiter).length]);
  return String(counts.sort((a, b) => Number(b[1]) - Number(a[1]))[0]![0]);
}

async function withStart(bytes: Readable): Promise<{ start: Buffer; all: AsyncGenerator<Buffer> }> {
  const source = bytes[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let start = Buffer.alloc(0);
  while (!start.includes(10) && start.length < LONGEST_ROW) {
    const { value, done } = await source.next();
    if (done) break;
    start = Buffer.concat([start, value]);
  }
  async function* all() {
    yield start;
    for (;;) {
      const { value, done } = await source.next();
      if (done) return;
      yield value;
    }
  }
  return { start, all: all() };
}

/**
 * Reads a table with a line of headings while it arrives and hands each row to `take`; blank lines
 * are skipped. Cells are text, trimmed, whatever they hold: a formula is so many characters. Columns
 * that nobody asked for are passed over. Stops with a problem where it is no such table.
 */
export async function readCsv<Column extends string>(
  bytes: Readable,
  columns: CsvColumns<Column>,
  take: (row: CsvRow<Column>) => void,
): Promise<CsvRead> {
  const { start, all } = await withStart(bytes);
  if (start.length === 0) return unreadable(1, 'empty-file');
  if (start.includes(0)) return unreadable(1, 'not-a-table');
  const parser = parse({
    bom: true,
    // Cells stay bytes, since one file may hold both ways of writing letters.
    encoding: null,
    delimiter: delimiterOf(start),
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    info: true,
  });
  const pump = (async () => {
    for await (const chunk of all) {
      if (parser.destroyed) return;
      if (!parser.write(chunk)) await drained(parser);
    }
    parser.end();
  })();
  pump.catch((error: Error) => parser.destroy(error));
  return rowsOf(parser, columns, take);
}

function drained(parser: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    parser.once('drain', resolve);
    parser.once('close', resolve);
  });
}

function unreadable(line: number, code: string): CsvRead {
  return { kind: 'unreadable', problem: { line, column: '', code } };
}

type Parsed = { info: { lines: number }; record: (Uint8Array | string)[] };

async function rowsOf<Column extends string>(
  parser: AsyncIterable<unknown>,
  columns: CsvColumns<Column>,
  take: (row: CsvRow<Column>) => void,
): Promise<CsvRead> {
  let places: Map<Column, number> | undefined;
  let rows = 0;
  let line = 1;
  try {
    for await (const { info, record } of parser as AsyncIterable<Parsed>) {
      line = info.lines;
      const cells = record.map(decode);
      if (!places) {
        const found = findColumns(cells, columns);
        if ('problem' in found) return { kind: 'unreadable', problem: found.problem };
        places = found.places;
        continue;
      }
      if (cells.every((cell) => cell.trim() === '')) continue;
      rows += 1;
      take({ line, cells: cellsBy(places, columns, cells) });
    }
  } catch (error) {
    if (error instanceof CsvError) return unreadable(line, 'not-a-table');
    throw error;
  }
  if (!places) return unreadable(1, 'empty-file');
  return rows === 0 ? unreadable(1, 'no-rows') : { kind: 'read', rows };
}

function cellsBy<Column extends string>(
  places: Map<Column, number>,
  { headings }: CsvColumns<Column>,
  cells: string[],
): Record<Column, string> {
  const entries = (Object.keys(headings) as Column[]).map((column) => {
    const place = places.get(column);
    return [column, place === undefined ? '' : (cells[place] ?? '').normalize('NFC').trim()];
  });
  return Object.fromEntries(entries) as Record<Column, string>;
}

/** A cell's text is refused where it holds what no person types: control or direction-changing marks. */
export function hasHidden(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/.test(text);
}

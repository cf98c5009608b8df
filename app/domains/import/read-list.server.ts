import type { Temporal } from 'temporal-polyfill';
import {
  LIST_HEADINGS,
  MOST_LIST_ROWS,
  REQUIRED_LIST_COLUMNS,
  type ListColumn,
} from './list.columns';
import { childIn, faultsIn, toldTwice, type ListedChild } from './list.rules';
import { hasHidden, readCsv, type LineProblem } from './read-csv.server';
import type { SentFile } from './read-upload.server';

export type ListRead = { rows: ListedChild[]; problems: LineProblem[] };

/** Reads the council's existing list of home-educated children; every fault is told by its line. */
export async function readList({ bytes }: SentFile, today: Temporal.PlainDate): Promise<ListRead> {
  const rows: ListedChild[] = [];
  const problems: LineProblem[] = [];
  const columns = { headings: LIST_HEADINGS, required: REQUIRED_LIST_COLUMNS };
  const read = await readCsv<ListColumn>(bytes, columns, ({ line, cells }) => {
    const faults = faultsIn(cells, today, hasHidden);
    problems.push(...faults.map((fault) => ({ line, ...fault })));
    if (faults.length === 0) rows.push(childIn(line, cells));
  });
  if (read.kind === 'unreadable') return { rows: [], problems: [read.problem] };
  if (read.rows > MOST_LIST_ROWS) {
    const values = { max: MOST_LIST_ROWS };
    return {
      rows: [],
      problems: [{ line: read.rows + 1, column: '', code: 'too-many-rows', values }],
    };
  }
  problems.push(...toldTwice(rows));
  problems.sort((a, b) => a.line - b.line);
  return { rows, problems };
}

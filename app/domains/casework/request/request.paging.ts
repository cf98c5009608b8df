import type { RequestCursor } from './request.address';

type Keyed = { key: string; id: string };
type Turned = { after: RequestCursor | null; before: RequestCursor | null };

/**
 * The rows of a page in reading order, and the keys of the pages beside it. `found` has one row more
 * than fits where there are more, and is in the order in which it was asked for.
 */
export function turnPage<Row extends Keyed>(
  found: Row[],
  size: number,
  { after, before }: Turned,
): { rows: Row[]; next: RequestCursor | null; previous: RequestCursor | null } {
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (before) rows.reverse();
  const keyOf = ({ key, id }: Row): RequestCursor => ({ key, id });
  const [first, last] = [rows.at(0), rows.at(-1)];
  const turned = before !== null || after !== null;
  return {
    rows,
    next: last && (before !== null || more) ? keyOf(last) : null,
    previous: first && (before ? more : turned) ? keyOf(first) : null,
  };
}

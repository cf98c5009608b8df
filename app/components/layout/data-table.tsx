import type { ReactNode } from 'react';

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** The column that names its row; the first one where none says so. */
  rowHeader?: boolean;
  /** `end` for numbers. */
  align?: 'start' | 'end';
  nowrap?: boolean;
  /** The address that sorts by this column, and how it is sorted now. */
  sortTo?: string;
  sorted?: 'ascending' | 'descending';
};

type DataTableProps<Row> = {
  caption: ReactNode;
  /** The caption is said but not shown, where a heading above says the same. */
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  dense?: boolean;
};

/**
 * Rows under column heads. On narrow screens every row becomes a card in which each value carries
 * its head; the roles are written out because browsers drop a table's meaning with its layout.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, dense } = props;
  const nameKey = (columns.find((column) => column.rowHeader) ?? columns[0])?.key;
  return (
    <table
      role="table"
      className={`block w-full border-collapse sm:table ${dense ? 'text-sm' : ''}`}
    >
      <caption
        className={
          captionHidden ? 'sr-only' : 'mb-2 block text-start text-lg font-bold sm:table-caption'
        }
      >
        {caption}
      </caption>
      <thead role="rowgroup" className="sr-only sm:not-sr-only sm:table-header-group">
        <tr role="row" className="border-b-2 border-edge">
          {columns.map((column) => (
            <HeadCell {...column} key={column.key} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block sm:table-row-group">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            role="row"
            className="mb-3 block rounded-lg border border-line bg-surface px-4 py-2 hover:bg-tint sm:table-row sm:rounded-none sm:border-x-0 sm:border-t-0 sm:bg-transparent"
          >
            {columns.map((column) => (
              <BodyCell key={column.key} column={column} row={row} names={column.key === nameKey} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const edge = { start: 'text-start', end: 'text-start tabular-nums sm:text-end' };

function HeadCell<Row>(column: Column<Row>) {
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={column.sorted}
      className={`px-3 py-2 align-bottom font-semibold first:ps-0 last:pe-0 ${edge[column.align ?? 'start']}`}
    >
      {column.sortTo ? <a href={column.sortTo}>{column.header}</a> : column.header}
    </th>
  );
}

function BodyCell<Row>(props: { column: Column<Row>; row: Row; names: boolean }) {
  const { column, row, names } = props;
  const look = `grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 py-1 align-top font-normal sm:table-cell sm:px-3 sm:py-2.5 sm:first:ps-0 sm:last:pe-0 ${edge[column.align ?? 'start']} ${column.nowrap ? 'sm:whitespace-nowrap' : ''}`;
  const content = (
    <>
      <span aria-hidden="true" className="font-semibold text-soft sm:hidden">
        {column.header}
      </span>
      <div className="min-w-0 wrap-anywhere">{column.cell(row)}</div>
    </>
  );
  return names ? (
    <th role="rowheader" scope="row" className={look}>
      {content}
    </th>
  ) : (
    <td role="cell" className={look}>
      {content}
    </td>
  );
}

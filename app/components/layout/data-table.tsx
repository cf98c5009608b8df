import type { ReactNode } from 'react';

export type Column<Row> = {
  key: string;
  header: string;
  /** The head is said but not shown. */
  headerHidden?: boolean;
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
  /** Many columns: the rows are cards on middling screens too. */
  wide?: boolean;
};

/**
 * Rows under column heads. On narrow screens every row becomes a card in which each value carries
 * its head; the roles are written out because browsers drop a table's meaning with its layout. The
 * looks are in `styles.css` (`data-table`, `table-cards`), so that a long list stays a light page.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, dense, wide } = props;
  const nameKey = (columns.find((column) => column.rowHeader) ?? columns[0])?.key;
  const cards = wide ? 'max-lg:table-cards' : 'max-sm:table-cards';
  return (
    <table role="table" className={`data-table ${cards} ${dense ? 'text-sm' : ''}`.trim()}>
      <caption className={captionHidden ? 'sr-only' : 'mb-2 text-start text-lg font-bold'}>
        {caption}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <HeadCell {...column} key={column.key} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column) => (
              <BodyCell key={column.key} column={column} row={row} names={column.key === nameKey} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HeadCell<Row>(column: Column<Row>) {
  const { header, headerHidden, sortTo } = column;
  return (
    <th role="columnheader" scope="col" aria-sort={column.sorted} className={lookOf(column)}>
      {headerHidden ? (
        <span className="sr-only">{header}</span>
      ) : sortTo ? (
        <a href={sortTo}>{header}</a>
      ) : (
        header
      )}
    </th>
  );
}

function BodyCell<Row>(props: { column: Column<Row>; row: Row; names: boolean }) {
  const { column, row, names } = props;
  const content = column.cell(row);
  return names ? (
    <th role="rowheader" scope="row" data-head={column.header} className={lookOf(column)}>
      {content}
    </th>
  ) : (
    <td role="cell" data-head={column.header} className={lookOf(column)}>
      {content}
    </td>
  );
}

function lookOf<Row>({ align, nowrap }: Column<Row>): string | undefined {
  const look = [align === 'end' && 'at-end', nowrap && 'one-line'].filter(Boolean).join(' ');
  return look || undefined;
}

import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly className?: string;
  /** True for the cell that names the row, which screen readers read with each other one. */
  readonly isHead?: boolean;
}

/**
 * A table of HTML: quick with hundreds of rows, readable by machines and on paper, and on a phone each row stands by
 * itself with its titles.
 */
export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
  classOf,
}: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly classOf?: (row: Row) => string | undefined;
}) {
  return (
    <table className="list">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ title, className }) => (
            <th key={title} scope="col" className={className}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} className={classOf?.(row)}>
            {columns.map(({ title, cell, className, isHead }) =>
              isHead ? (
                <th key={title} scope="row" className={className} data-title={title}>
                  {cell(row)}
                </th>
              ) : (
                <td key={title} className={className} data-title={title}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** The cell names the row. */
  readonly heads?: boolean;
  readonly sortHref?: string | undefined;
  readonly sorted?: 'ascending' | 'descending' | undefined;
}

/** A native table with its caption; on a narrow screen every row is a card with the labels beside the values. Roles are said, since `display` takes them away. */
export function Table<Row>(props: {
  readonly caption: string;
  readonly hideCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly none: string;
}) {
  const { caption, columns, rows } = props;
  if (rows.length === 0) return <p>{props.none}</p>;
  return (
    <table class="cards-table" role="table">
      <caption class={props.hideCaption === true ? 'away' : ''}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ id, label, sortHref, sorted }) => (
            <th key={id} scope="col" role="columnheader" {...(sorted === undefined ? {} : { 'aria-sort': sorted })}>
              {sortHref === undefined ? label : <a href={sortHref}>{label}</a>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={props.keyOf(row)} role="row">
            {columns.map(({ id, label, cell, heads }) =>
              heads === true ? (
                <th key={id} scope="row" role="rowheader" data-label={label}>
                  {cell(row)}
                </th>
              ) : (
                <td key={id} role="cell" data-label={label}>
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

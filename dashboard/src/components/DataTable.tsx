import { TableView } from './TableView';
import { type Column, useTable } from './useTable';

/** Some rows, all of them there, in columns that stay as they are. */
export function DataTable<T>({
  label,
  ...content
}: {
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
}) {
  return <TableView label={label} table={useTable(content)} />;
}

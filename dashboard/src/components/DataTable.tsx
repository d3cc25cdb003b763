import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { SkeletonRows } from './TableRows';

export type Column<T> = { title: string; cell: (row: T) => ReactNode };

/** A table of rows, or of their shapes while they are on their way; the first column names the row. */
export function DataTable<T>({
  label,
  columns,
  rows,
  rowKey,
  minWidth = 640,
}: {
  label: string;
  columns: Column<T>[];
  rows: T[] | undefined;
  rowKey: (row: T) => string;
  minWidth?: number;
}) {
  return (
    <Table.ScrollContainer minWidth={minWidth} type="native" tabIndex={0} role="region" aria-label={label}>
      <Table verticalSpacing="sm" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ title }) => (
              <Table.Th key={title} scope="col">
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows === undefined ? (
            <SkeletonRows columns={columns.length} />
          ) : (
            rows.map((row) => (
              <Table.Tr key={rowKey(row)}>
                {columns.map(({ title, cell }, index) =>
                  index === 0 ? (
                    <Table.Th key={title} scope="row" fw={400}>
                      {cell(row)}
                    </Table.Th>
                  ) : (
                    <Table.Td key={title}>{cell(row)}</Table.Td>
                  ),
                )}
              </Table.Tr>
            ))
          )}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

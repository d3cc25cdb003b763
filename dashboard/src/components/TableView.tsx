import './list.css';
import { Checkbox, Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import type { Column, Row, Table as TableOf } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { t } from '../texts';
import { SkeletonRows } from './TableRows';

const DIRECTIONS = { asc: 'ascending', desc: 'descending' } as const;

/**
 * A table of rows, or of their shapes while they are on their way; the first column names the row. Where there is little
 * room each row is a card, on which every value stands under its title.
 */
export function TableView<T>({
  label,
  table,
  waiting = false,
  nameOf,
}: {
  label: string;
  table: TableOf<T>;
  waiting?: boolean;
  /** What a row is called that can be selected. */
  nameOf?: (row: T) => string;
}) {
  const columns = table.getVisibleLeafColumns();
  return (
    <div className="list" role="region" aria-label={label}>
      <Table role="table" verticalSpacing="sm" highlightOnHover>
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {nameOf !== undefined && (
              <Table.Th role="columnheader" scope="col" w={40}>
                <SelectAll table={table} />
              </Table.Th>
            )}
            {columns.map((column) => (
              <Table.Th key={column.id} role="columnheader" scope="col" aria-sort={directionOf(column)}>
                {column.getCanSort() ? <SortButton column={column} /> : column.id}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {waiting ? (
            <SkeletonRows columns={columns.length + (nameOf === undefined ? 0 : 1)} />
          ) : (
            table.getRowModel().rows.map((row) => (
              <Table.Tr role="row" key={row.id}>
                {nameOf !== undefined && (
                  <Table.Td role="cell" className="list-choice">
                    <SelectOne row={row} name={nameOf(row.original)} />
                  </Table.Td>
                )}
                {columns.map((column, index) =>
                  index === 0 ? (
                    <Table.Th key={column.id} role="rowheader" scope="row" fw={400}>
                      {shown(column, row)}
                    </Table.Th>
                  ) : (
                    <Table.Td
                      key={column.id}
                      role="cell"
                      data-title={column.id}
                      className={column.id === t.common.actions ? 'list-actions' : undefined}
                    >
                      {shown(column, row)}
                    </Table.Td>
                  ),
                )}
              </Table.Tr>
            ))
          )}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** Asked for each time: what a row keeps of its values does not change with what else a page has read. */
function shown<T>({ accessorFn }: Column<T>, { original, index }: Row<T>): ReactNode {
  return accessorFn?.(original, index) as ReactNode;
}

function directionOf<T>(column: Column<T>): 'ascending' | 'descending' | 'none' | undefined {
  const sorted = column.getIsSorted();
  return !column.getCanSort() ? undefined : sorted === false ? 'none' : DIRECTIONS[sorted];
}

const SORT_ICONS = { asc: IconArrowUp, desc: IconArrowDown };

function SortButton<T>({ column }: { column: Column<T> }) {
  const sorted = column.getIsSorted();
  const Icon = sorted === false ? IconArrowsSort : SORT_ICONS[sorted];
  return (
    <UnstyledButton fz="inherit" fw="inherit" className="list-sort" onClick={() => column.toggleSorting()}>
      {column.id} <Icon size={14} aria-hidden />
    </UnstyledButton>
  );
}

function SelectAll<T>({ table }: { table: TableOf<T> }) {
  const all = table.getIsAllRowsSelected();
  return (
    <Checkbox
      aria-label={t.common.list.selectAll}
      checked={all}
      indeterminate={!all && table.getRowModel().rows.some((row) => row.getIsSelected())}
      onChange={() => {
        table.resetRowSelection(true);
        table.toggleAllRowsSelected(!all);
      }}
    />
  );
}

function SelectOne<T>({ row, name }: { row: Row<T>; name: string }) {
  return (
    <Checkbox
      aria-label={t.common.list.select(name)}
      checked={row.getIsSelected()}
      onChange={row.getToggleSelectedHandler()}
    />
  );
}

import {
  type ColumnDef,
  functionalUpdate,
  getCoreRowModel,
  type OnChangeFn,
  type RowSelectionState,
  type SortingState,
  useReactTable,
  type VisibilityState,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { t } from '../texts';

export type Column<T> = {
  title: string;
  cell: (row: T) => ReactNode;
  /** What the API calls the order by this column, from the least and from the greatest on. */
  sort?: { up: string; down: string };
  /** Whether it is shown only to those who choose it. */
  hidden?: boolean;
};

/** The order that the API has the rows in, and how to ask for another one. */
export type Order = { by: string; change: (by: string) => void };

/** The rows that are chosen, by their keys. */
export type Selection<T> = {
  keys: RowSelectionState;
  nameOf: (row: T) => string;
  change: OnChangeFn<RowSelectionState>;
};

/** Which columns somebody has chosen to see, or not to. */
export type Visibility = { chosen: VisibilityState; change: (chosen: VisibilityState) => void };

const NONE: never[] = [];

/** The state of a table whose rows the API sorts and pages. */
export function useTable<T>({
  columns,
  rows,
  rowKey,
  visibility,
  order,
  selection,
}: {
  columns: Column<T>[];
  rows: T[] | undefined;
  rowKey: (row: T) => string;
  visibility?: Visibility;
  order?: Order;
  selection?: Selection<T>;
}) {
  const columnVisibility = {
    ...Object.fromEntries(columns.map(({ title, hidden }) => [title, hidden !== true])),
    ...visibility?.chosen,
  };
  const sorting = sortingOf(columns, order);
  // eslint-disable-next-line react-hooks/incompatible-library -- about React Compiler, which is not used here
  return useReactTable<T>({
    data: rows ?? NONE,
    columns: columns.map((column, index) => defined(column, index, order)),
    getRowId: rowKey,
    getCoreRowModel: getCoreRowModel(),
    manualSorting: true,
    manualPagination: true,
    enableMultiSort: false,
    enableSortingRemoval: false,
    sortDescFirst: false,
    enableRowSelection: selection !== undefined,
    state: { columnVisibility, sorting, rowSelection: selection?.keys ?? {} },
    onColumnVisibilityChange: (update) => visibility?.change(functionalUpdate(update, visibility.chosen)),
    onRowSelectionChange: selection?.change,
    onSortingChange: (update) => {
      const [to] = functionalUpdate(update, sorting);
      const sort = columns.find(({ title }) => title === to?.id)?.sort;
      if (sort !== undefined) {
        order?.change(to?.desc === true ? sort.down : sort.up);
      }
    },
  });
}

/** What names a row, and what is done with it, is always there. */
function defined<T>({ title, cell, sort }: Column<T>, index: number, order: Order | undefined): ColumnDef<T> {
  return {
    id: title,
    accessorFn: cell,
    enableHiding: index > 0 && title !== t.common.actions,
    enableSorting: sort !== undefined && order !== undefined,
  };
}

function sortingOf<T>(columns: Column<T>[], order: Order | undefined): SortingState {
  return columns
    .filter(({ sort }) => order !== undefined && (order.by === sort?.up || order.by === sort?.down))
    .map(({ title, sort }) => ({ id: title, desc: order?.by === sort?.down }));
}

import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Column, DataTable } from './DataTable';
import { MoreButton } from './MoreButton';
import { Resource } from './Resource';

/** A list of the API: its rows, its next pages, what is said when it is empty or could not be read. */
export function ListView<T>({
  label,
  list,
  columns,
  rowKey,
  empty,
  minWidth,
}: {
  label: string;
  list: UseInfiniteQueryResult<InfiniteData<{ items: T[] }>>;
  columns: Column<T>[];
  rowKey: (row: T) => string;
  empty: ReactNode;
  minWidth?: number;
}) {
  const table = (rows: T[] | undefined) => (
    <DataTable label={label} columns={columns} rows={rows} rowKey={rowKey} minWidth={minWidth} />
  );
  // A next page that does not come says nothing about those that are there: the button speaks for it.
  const read = list.isFetchNextPageError ? { ...list, error: null, isSuccess: true } : list;
  return (
    <Resource read={read} waiting={table(undefined)}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items);
        return rows.length === 0 ? (
          empty
        ) : (
          <>
            {table(rows)}
            <MoreButton
              hasMore={list.hasNextPage}
              pending={list.isFetchingNextPage}
              error={list.isFetchNextPageError ? list.error : null}
              onMore={() => void list.fetchNextPage()}
            />
          </>
        );
      }}
    </Resource>
  );
}

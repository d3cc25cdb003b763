import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Column, DataTable } from './DataTable';
import { MoreButton } from './MoreButton';
import { ProblemNotice } from './ProblemNotice';

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
  if (list.isError) {
    return <ProblemNotice error={list.error} retry={() => void list.refetch()} />;
  }
  const rows = list.data?.pages.flatMap((page) => page.items);
  if (rows?.length === 0) {
    return <>{empty}</>;
  }
  return (
    <>
      <DataTable label={label} columns={columns} rows={rows} rowKey={rowKey} minWidth={minWidth} />
      <MoreButton
        hasMore={list.hasNextPage}
        pending={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  );
}

import { Button, Checkbox, Group, Popover, Stack, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconColumns3 } from '@tabler/icons-react';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { Table, VisibilityState } from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';
import { t } from '../texts';
import { InListContext } from './inList';
import { MoreButton } from './MoreButton';
import { Resource } from './Resource';
import { TableView } from './TableView';
import { type Column, type Order, type Selection, useTable } from './useTable';

/** How somebody wants to see a list; kept in the browser. */
type Look = { columns: VisibilityState; exactTimes: boolean };

/**
 * A list of the API: its rows, how many there are, its next pages, what is said when it is empty or could not be read, and
 * the columns that each reader chooses.
 */
export function ListView<T>({
  label,
  list,
  columns,
  rowKey,
  empty,
  total,
  order,
  selection,
}: {
  label: string;
  list: UseInfiniteQueryResult<InfiniteData<{ items: T[] }>>;
  columns: Column<T>[];
  rowKey: (row: T) => string;
  empty: ReactNode;
  /** How many there are in all, if that is known before the last page is there. */
  total?: number;
  order?: Order;
  selection?: Selection<T>;
}) {
  const [look, setLook] = useLocalStorage<Look>({
    key: `mintmark-list:${label}`,
    defaultValue: { columns: {}, exactTimes: false },
    getInitialValueInEffect: false,
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items), [list.data]);
  const table = useTable({
    columns,
    rows,
    rowKey,
    order,
    selection,
    visibility: { chosen: look.columns, change: (chosen) => setLook({ ...look, columns: chosen }) },
  });
  const view = <TableView label={label} table={table} waiting={rows === undefined} nameOf={selection?.nameOf} />;
  // A next page that does not come says nothing about those that are there: the button speaks for it.
  const read = list.isFetchNextPageError ? { ...list, error: null, isSuccess: true } : list;
  return (
    <Resource read={read} waiting={view}>
      {() =>
        rows === undefined || rows.length === 0 ? (
          empty
        ) : (
          <Stack gap="sm">
            <Group justify="space-between" gap="xs">
              <Text size="sm" c="dimmed" role="status">
                {list.hasNextPage ? t.common.list.first(rows.length, total) : t.common.list.all(rows.length)}
              </Text>
              <Choices table={table} look={look} onChange={setLook} />
            </Group>
            <InListContext value={{ exactTimes: look.exactTimes }}>{view}</InListContext>
            <MoreButton
              hasMore={list.hasNextPage}
              pending={list.isFetchingNextPage}
              error={list.isFetchNextPageError ? list.error : null}
              onMore={() => void list.fetchNextPage()}
            />
          </Stack>
        )
      }
    </Resource>
  );
}

function Choices<T>({ table, look, onChange }: { table: Table<T>; look: Look; onChange: (look: Look) => void }) {
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="subtle" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {t.common.list.columns}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t.common.list.columns}>
        <Stack gap="xs">
          {table
            .getAllLeafColumns()
            .filter((column) => column.getCanHide())
            .map((column) => (
              <Checkbox
                key={column.id}
                label={column.id}
                checked={column.getIsVisible()}
                onChange={column.getToggleVisibilityHandler()}
              />
            ))}
          <Checkbox
            label={t.common.list.exactTimes}
            checked={look.exactTimes}
            onChange={(event) => onChange({ ...look, exactTimes: event.currentTarget.checked })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

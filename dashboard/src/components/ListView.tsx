import { Button, Checkbox, Group, Popover, Stack, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconColumns3 } from '@tabler/icons-react';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { t } from '../texts';
import { type Column, DataTable, type Order, type Selection } from './DataTable';
import { InListContext } from './inList';
import { MoreButton } from './MoreButton';
import { Resource } from './Resource';

/** How somebody wants to see a list; kept in the browser. */
type Look = { columns: Record<string, boolean>; exactTimes: boolean };

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
  const isShown = ({ title, hidden }: Column<T>) => look.columns[title] ?? hidden !== true;
  const shown = columns.filter((column, index) => index === 0 || isShown(column));
  const table = (rows: T[] | undefined) => (
    <DataTable label={label} columns={shown} rows={rows} rowKey={rowKey} order={order} selection={selection} />
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
          <Stack gap="sm">
            <Group justify="space-between" gap="xs">
              <Text size="sm" c="dimmed" role="status">
                {list.hasNextPage ? t.common.list.first(rows.length, total) : t.common.list.all(rows.length)}
              </Text>
              <Choices columns={columns.filter(isChoice)} isShown={isShown} look={look} onChange={setLook} />
            </Group>
            <InListContext value={{ exactTimes: look.exactTimes }}>{table(rows)}</InListContext>
            <MoreButton
              hasMore={list.hasNextPage}
              pending={list.isFetchingNextPage}
              error={list.isFetchNextPageError ? list.error : null}
              onMore={() => void list.fetchNextPage()}
            />
          </Stack>
        );
      }}
    </Resource>
  );
}

/** What names a row, and what is done with it, is always there. */
function isChoice(column: Column<never>, index: number): boolean {
  return index > 0 && column.title !== t.common.actions;
}

function Choices<T>({
  columns,
  isShown,
  look,
  onChange,
}: {
  columns: Column<T>[];
  isShown: (column: Column<T>) => boolean;
  look: Look;
  onChange: (look: Look) => void;
}) {
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="subtle" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {t.common.list.columns}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t.common.list.columns}>
        <Stack gap="xs">
          {columns.map((column) => (
            <Checkbox
              key={column.title}
              label={column.title}
              checked={isShown(column)}
              onChange={(event) =>
                onChange({ ...look, columns: { ...look.columns, [column.title]: event.currentTarget.checked } })
              }
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

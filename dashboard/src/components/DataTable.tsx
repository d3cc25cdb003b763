import './list.css';
import { Checkbox, Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../texts';
import { SkeletonRows } from './TableRows';

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
  keys: ReadonlySet<string>;
  nameOf: (row: T) => string;
  change: (keys: ReadonlySet<string>) => void;
};

/**
 * A table of rows, or of their shapes while they are on their way; the first column names the row. Where there is little
 * room each row is a card, on which every value stands under its title.
 */
export function DataTable<T>({
  label,
  columns,
  rows,
  rowKey,
  order,
  selection,
}: {
  label: string;
  columns: Column<T>[];
  rows: T[] | undefined;
  rowKey: (row: T) => string;
  order?: Order;
  selection?: Selection<T>;
}) {
  return (
    <div className="list" role="region" aria-label={label}>
      <Table role="table" verticalSpacing="sm" highlightOnHover>
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {selection !== undefined && (
              <Table.Th role="columnheader" scope="col" w={40}>
                <SelectAll keys={(rows ?? []).map(rowKey)} selection={selection} />
              </Table.Th>
            )}
            {columns.map(({ title, sort }) => (
              <Table.Th
                key={title}
                role="columnheader"
                scope="col"
                aria-sort={sort === undefined || order === undefined ? undefined : directionOf(sort, order)}
              >
                {sort === undefined || order === undefined ? (
                  title
                ) : (
                  <SortButton title={title} sort={sort} order={order} />
                )}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {rows === undefined ? (
            <SkeletonRows columns={columns.length + (selection === undefined ? 0 : 1)} />
          ) : (
            rows.map((row) => (
              <Table.Tr role="row" key={rowKey(row)}>
                {selection !== undefined && (
                  <Table.Td role="cell" className="list-choice">
                    <SelectOne row={row} rowKey={rowKey(row)} selection={selection} />
                  </Table.Td>
                )}
                {columns.map(({ title, cell }, index) =>
                  index === 0 ? (
                    <Table.Th key={title} role="rowheader" scope="row" fw={400}>
                      {cell(row)}
                    </Table.Th>
                  ) : (
                    <Table.Td
                      key={title}
                      role="cell"
                      data-title={title}
                      className={title === t.common.actions ? 'list-actions' : undefined}
                    >
                      {cell(row)}
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

type Sort = NonNullable<Column<unknown>['sort']>;

function directionOf({ up, down }: Sort, { by }: Order): 'ascending' | 'descending' | 'none' {
  return by === up ? 'ascending' : by === down ? 'descending' : 'none';
}

function SortButton({ title, sort, order }: { title: string; sort: Sort; order: Order }) {
  const Icon = order.by === sort.up ? IconArrowUp : order.by === sort.down ? IconArrowDown : IconArrowsSort;
  return (
    <UnstyledButton
      fz="inherit"
      fw="inherit"
      className="list-sort"
      onClick={() => order.change(order.by === sort.up ? sort.down : sort.up)}
    >
      {title} <Icon size={14} aria-hidden />
    </UnstyledButton>
  );
}

function SelectAll<T>({ keys, selection }: { keys: string[]; selection: Selection<T> }) {
  const all = keys.length > 0 && keys.every((key) => selection.keys.has(key));
  return (
    <Checkbox
      aria-label={t.common.list.selectAll}
      checked={all}
      indeterminate={!all && keys.some((key) => selection.keys.has(key))}
      onChange={() => selection.change(new Set(all ? [] : keys))}
    />
  );
}

function SelectOne<T>({ row, rowKey, selection }: { row: T; rowKey: string; selection: Selection<T> }) {
  return (
    <Checkbox
      aria-label={t.common.list.select(selection.nameOf(row))}
      checked={selection.keys.has(rowKey)}
      onChange={(event) => {
        const next = new Set(selection.keys);
        if (event.currentTarget.checked) {
          next.add(rowKey);
        } else {
          next.delete(rowKey);
        }
        selection.change(next);
      }}
    />
  );
}

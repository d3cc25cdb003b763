import { Button } from '@mantine/core';
import type { RowSelectionState } from '@tanstack/react-table';
import { useState } from 'react';
import type { AppSort, useApps } from '../../api/apps';
import type { ChangeApp } from '../../api/manyApps';
import type { App } from '../../api/types';
import { EmptyState } from '../../components/EmptyState';
import { ListView } from '../../components/ListView';
import type { Read } from '../../components/useKeepTrying';
import type { Column } from '../../components/useTable';
import { t } from '../../texts';
import { BulkBar, type BulkAction } from './BulkBar';
import type { useAppFilters } from './useAppFilters';

/** What fits the filters, in the frame that all lists have; several apps can be changed at once. */
export function AppList({
  list,
  total,
  narrowing,
  columns,
  bulk,
}: {
  list: ReturnType<typeof useApps>;
  total?: number;
  narrowing: ReturnType<typeof useAppFilters>;
  columns: Column<App>[];
  /** What may be done with several apps; nothing at all if there are no actions. */
  bulk: { actions: BulkAction[]; plans: Read<{ code: string; name: string }[]>; change: ChangeApp };
}) {
  const [keys, setKeys] = useState<RowSelectionState>({});
  const chosen = (list.data?.pages ?? []).flatMap(({ items }) => items).filter(({ id }) => keys[id]);
  return (
    <>
      {chosen.length > 0 && <BulkBar apps={chosen} {...bulk} onDone={() => setKeys({})} />}
      <ListView
        label={t.apps.title}
        list={list}
        rowKey={(app) => app.id}
        columns={columns}
        total={narrowing.isNarrowed ? undefined : total}
        order={{ by: narrowing.filters.sort, change: (by) => narrowing.change({ sort: by as AppSort }) }}
        selection={bulk.actions.length === 0 ? undefined : { keys, nameOf: ({ name }) => name, change: setKeys }}
        empty={
          <EmptyState title={t.apps.nothingFound.title} text={t.apps.nothingFound.text}>
            <Button variant="default" onClick={narrowing.clear}>
              {t.apps.nothingFound.clear}
            </Button>
          </EmptyState>
        }
      />
    </>
  );
}

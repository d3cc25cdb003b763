import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useApps } from '../../api/apps';
import { t } from '../../texts';

const texts = t.host.managementKeys;

/** The apps that a key is for, found by their names. */
export function AppsOfKey({
  value = [],
  onChange,
  error,
}: {
  value?: string[];
  onChange?: (apps: string[]) => void;
  error?: ReactNode;
}) {
  const [search, setSearch] = useState('');
  const [names, setNames] = useState<Record<string, string>>({});
  const [settled] = useDebouncedValue(search, 250);
  const found = useApps({ q: settled, enabled: '', region: '', plan: '', sort: 'name' });
  const apps = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const known = { ...names, ...Object.fromEntries(apps.map(({ id, name }) => [id, name])) };
  const shown = [...new Set([...value, ...apps.map(({ id }) => id)])];
  return (
    <MultiSelect
      label={texts.apps}
      description={texts.appsHint}
      data={shown.map((id) => ({ value: id, label: known[id] ?? id }))}
      value={value}
      onChange={(chosen) => {
        // What was chosen keeps its name, whatever is searched for next.
        setNames(known);
        onChange?.(chosen);
      }}
      searchValue={search}
      onSearchChange={setSearch}
      searchable
      clearable
      maxValues={100}
      nothingFoundMessage={texts.noApps}
      error={error}
    />
  );
}

import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { AppSort } from '../../api/apps';
import { ChoiceSelect } from '../../components/ChoiceSelect';
import { Filters } from '../../components/Filters';
import type { Read } from '../../components/useKeepTrying';
import { t } from '../../texts';
import type { useAppFilters } from './useAppFilters';

type Choice = { code: string; name: string };

const SORTS = Object.entries(t.apps.sorts).map(([value, label]) => ({ value, label }));

/** The fields that narrow and order a list of apps. */
export function AppFilterFields({
  of: { filters, change, search, setSearch },
  regions,
  plans,
}: {
  of: ReturnType<typeof useAppFilters>;
  regions: Read<Choice[]>;
  plans: Read<Choice[]>;
}) {
  const chosen = [filters.enabled, filters.region, filters.plan].filter((value) => value !== '');
  return (
    <Filters active={chosen.length}>
      <TextInput
        label={t.apps.search}
        placeholder={t.apps.searchHint}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        type="search"
      />
      <Select
        label={t.apps.filterState}
        data={[
          { value: '', label: t.apps.anyState },
          { value: 'true', label: t.apps.enabledOnly },
          { value: 'false', label: t.apps.disabledOnly },
        ]}
        value={filters.enabled}
        allowDeselect={false}
        onChange={(value) => change({ enabled: value ?? '' })}
      />
      <ChoiceSelect
        read={regions}
        label={t.apps.filterRegion}
        data={choices(t.apps.anyRegion, regions.data, filters.region)}
        value={filters.region}
        allowDeselect={false}
        onChange={(value) => change({ region: value ?? '' })}
      />
      <ChoiceSelect
        read={plans}
        label={t.apps.filterPlan}
        data={choices(t.apps.anyPlan, plans.data, filters.plan)}
        value={filters.plan}
        allowDeselect={false}
        onChange={(value) => change({ plan: value ?? '' })}
      />
      <Select
        label={t.apps.sort}
        data={SORTS}
        value={filters.sort}
        allowDeselect={false}
        onChange={(value) => change({ sort: (value ?? 'name') as AppSort })}
      />
    </Filters>
  );
}

function choices(any: string, items: Choice[] | undefined, chosen: string) {
  const known = items ?? [];
  return [
    { value: '', label: any },
    ...known.map(({ code, name }) => ({ value: code, label: name })),
    ...(chosen === '' || known.some(({ code }) => code === chosen) ? [] : [{ value: chosen, label: chosen }]),
  ];
}

import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useFoundTenants } from '../../api/tenants';
import { ChoiceSelect } from '../../components/ChoiceSelect';
import { t } from '../../texts';

/** Chooses a tenant among those that the service finds by what is typed. */
export function TenantSelect({ tenant, onChange }: { tenant: string; onChange: (tenant: string) => void }) {
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 250);
  const chosen = useFoundTenants(tenant, tenant !== '').data?.find(({ id }) => id === tenant);
  // The field shows the name of what is chosen, which is no search.
  const found = useFoundTenants(settled === chosen?.name ? '' : settled);
  const names = new Map((found.data ?? []).map(({ id, name }) => [id, name]));
  if (tenant !== '') {
    names.set(tenant, chosen?.name ?? tenant);
  }
  return (
    <ChoiceSelect
      read={found}
      label={t.audit.filters.tenant}
      placeholder={t.audit.filters.anyTenant}
      data={[...names].map(([value, label]) => ({ value, label }))}
      // The service has compared already, ids and other spellings included.
      filter={({ options }) => options}
      value={tenant === '' ? null : tenant}
      onChange={(id) => onChange(id ?? '')}
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage={t.host.tenants.nothingFound.title}
      searchable
      clearable
    />
  );
}

import { Anchor, Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconSearch } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { useRegisterTenant, useTenants } from '../../api/tenants';
import { EmptyState } from '../../components/EmptyState';
import { FormModal } from '../../components/FormModal';
import { Instant } from '../../components/Instant';
import { Help } from '../../components/Help';
import { ListView } from '../../components/ListView';
import { Page } from '../../components/Page';
import { useDialog } from '../../components/useDialog';
import { useSearchText } from '../../components/useSearchText';
import { useMay } from '../../layout/access';
import { IfMay } from '../../layout/IfMay';
import { t } from '../../texts';
import { numberText, wholeNumber } from '../../texts/numbers';
import { WholeNumberInput } from '../../components/WholeNumberInput';
import { appLimitFault } from './appLimit';
import { TenantStatus } from './TenantStatus';

const texts = t.host.tenants;

/** All tenants of the installation. */
export function TenantsPage() {
  const adding = useDialog('new', useMay('manage-installation'));
  const search = useSearchText();
  return (
    <Page
      title={texts.title}
      lead={<Help topic="tenant">{texts.lead}</Help>}
      actions={
        <IfMay right="manage-installation">
          <Button onClick={adding.open}>{texts.add}</Button>
        </IfMay>
      }
    >
      <div role="search">
        <TextInput
          label={texts.search}
          placeholder={texts.searchHint}
          leftSection={<IconSearch size={16} aria-hidden />}
          maw={360}
          value={search.text}
          onChange={(event) => search.setText(event.currentTarget.value)}
          type="search"
        />
      </div>
      <ListView
        label={texts.title}
        list={useTenants(search.asked)}
        rowKey={(tenant) => tenant.id}
        columns={[
          {
            title: texts.columns.name,
            cell: (tenant) => (
              <Anchor component={Link} to={`/tenants/${tenant.id}`} fw={600}>
                {tenant.name}
              </Anchor>
            ),
          },
          { title: texts.columns.status, cell: (tenant) => <TenantStatus status={tenant.status} /> },
          { title: texts.columns.appLimit, cell: (tenant) => numberText(tenant.appLimit) },
          { title: texts.columns.planPolicy, cell: (tenant) => texts.policies[tenant.planPolicy] },
          { title: texts.columns.created, cell: (tenant) => <Instant at={tenant.createdAt} /> },
        ]}
        empty={
          search.asked === '' ? (
            <EmptyState title={texts.empty.title} text={texts.empty.text} />
          ) : (
            <EmptyState title={texts.nothingFound.title} text={texts.nothingFound.text}>
              <Button variant="default" onClick={() => search.setText('')}>
                {texts.nothingFound.clear}
              </Button>
            </EmptyState>
          )
        }
      />
      {adding.opened && <NewTenant onClose={adding.close} />}
    </Page>
  );
}

function NewTenant({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const register = useRegisterTenant();
  const form = useForm<{ name: string; appLimit: string; planPolicy: 'open' | 'assigned' }>({
    initialValues: { name: '', appLimit: '', planPolicy: 'open' },
    validateInputOnBlur: true,
    validate: { appLimit: (typed) => (typed.trim() === '' ? null : appLimitFault(typed)) },
  });
  return (
    <FormModal
      title={texts.add}
      form={form}
      submit={({ name, appLimit, planPolicy }) =>
        register.mutateAsync({ name, planPolicy, appLimit: wholeNumber(appLimit) ?? undefined })
      }
      then={({ id }) => void navigate(`/tenants/${id}`)}
      action={texts.add}
      done={null}
      onClose={onClose}
    >
      <TextInput label={texts.name} required data-autofocus autoComplete="off" {...form.getInputProps('name')} />
      <WholeNumberInput
        label={texts.appLimit}
        description={<Help topic="app-limit">{texts.appLimitHint}</Help>}
        {...form.getInputProps('appLimit')}
      />
      <Select
        label={texts.planPolicy}
        data={Object.entries(texts.policies).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        {...form.getInputProps('planPolicy')}
      />
    </FormModal>
  );
}

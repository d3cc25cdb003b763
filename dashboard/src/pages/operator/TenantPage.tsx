import { Anchor, Breadcrumbs, Button, Group, Paper, Select, Stack, Tabs, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Versioned } from '../../api/client';
import { type TenantFields, tenantFields, useChangeTenant, useSecretAgeImpact, useTenant } from '../../api/tenants';
import type { TenantOfHost } from '../../api/types';
import { ActionButton } from '../../components/ActionButton';
import { Confirm } from '../../components/Confirm';
import { CopyField } from '../../components/CopyField';
import { EditFooter } from '../../components/EditFooter';
import { Help } from '../../components/Help';
import { Page } from '../../components/Page';
import { Resource } from '../../components/Resource';
import { useEdit } from '../../components/useEdit';
import { WholeNumberInput } from '../../components/WholeNumberInput';
import { EditableBy, IfMay } from '../../layout/IfMay';
import { t } from '../../texts';
import { numberText, wholeNumber } from '../../texts/numbers';
import { NotFoundPage } from '../NotFoundPage';
import { PeopleOfTenant } from '../people/PeopleOfTenant';
import { appLimitFault } from './appLimit';
import { EmailDomains } from './EmailDomains';
import { storedAge, typedAge } from './secretAge';
import { TenantApps } from './TenantApps';
import { TenantStatus } from './TenantStatus';

const texts = t.host.tenants;

/** One tenant: its life, its limits, its apps and its people. */
export function TenantPage() {
  const { id = '', tab = 'settings' } = useParams();
  const tenant = useTenant(id);
  if (!TABS.includes(tab)) {
    return <NotFoundPage />;
  }
  return (
    <Resource key={id} read={tenant} missing={<NotFoundPage />}>
      {(stored) => <TheTenant tenant={stored} tab={tab} />}
    </Resource>
  );
}

const TABS = ['settings', 'apps', 'members'];

function TheTenant({ tenant: { data, etag }, tab }: { tenant: Versioned<TenantOfHost>; tab: string }) {
  const navigate = useNavigate();
  return (
    <>
      <Breadcrumbs maw={1200} mx="auto" mb="xs">
        <Anchor component={Link} to="/tenants" size="sm">
          {texts.title}
        </Anchor>
        <Text size="sm">{data.name}</Text>
      </Breadcrumbs>
      <Page
        title={data.name}
        lead={
          <Group gap="sm">
            <CopyField value={data.id} label={texts.id} />
            <TenantStatus status={data.status} />
          </Group>
        }
        actions={
          <IfMay right="manage-installation">
            <LifeCycle tenant={data} etag={etag} />
          </IfMay>
        }
      >
        <Tabs
          value={tab}
          onChange={(next) =>
            void navigate(next === 'settings' ? `/tenants/${data.id}` : `/tenants/${data.id}/${next}`)
          }
          keepMounted={false}
          keepMountedMode="display-none"
        >
          <Tabs.List>
            <Tabs.Tab value="settings">{texts.settings}</Tabs.Tab>
            <Tabs.Tab value="apps">{texts.apps}</Tabs.Tab>
            <Tabs.Tab value="members">{texts.members}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="settings" pt="lg" keepMounted>
            <Settings tenant={data} etag={etag} />
            <EmailDomains tenant={data.id} />
          </Tabs.Panel>
          <Tabs.Panel value="apps" pt="lg">
            <TenantApps tenant={data} />
          </Tabs.Panel>
          <Tabs.Panel value="members" pt="lg">
            <PeopleOfTenant tenant={data.id} />
          </Tabs.Panel>
        </Tabs>
      </Page>
    </>
  );
}

function LifeCycle({ tenant, etag }: { tenant: TenantOfHost; etag: string | null }) {
  const [suspending, setSuspending] = useState(false);
  const change = useChangeTenant(tenant.id);
  const fields = tenantFields(tenant);
  const to = (status: TenantFields['status']) =>
    change.mutateAsync({ base: fields, mine: { status }, stored: { data: fields, etag } });
  return (
    <>
      {tenant.status === 'active' ? (
        <Button color="red" variant="outline" onClick={() => setSuspending(true)}>
          {texts.suspend}
        </Button>
      ) : (
        <ActionButton variant="filled" act={() => to('active')}>
          {texts.activate}
        </ActionButton>
      )}
      {suspending && (
        <Confirm
          title={texts.suspendTitle}
          name={tenant.name}
          action={texts.suspend}
          act={() => to('suspended')}
          onClose={() => setSuspending(false)}
        >
          <Text>{texts.suspendText}</Text>
        </Confirm>
      )}
    </>
  );
}

const LABELS: Record<keyof TenantFields, string> = {
  name: texts.name,
  appLimit: texts.appLimit,
  planPolicy: texts.planPolicy,
  secretMaxAge: texts.secretMaxAge,
  secondFactor: texts.secondFactor,
  status: texts.columns.status,
};

type Typed = Pick<TenantFields, 'name' | 'planPolicy' | 'secondFactor'> & { appLimit: string; secretMaxAge: string };

function shownTenant({ name, appLimit, planPolicy, secretMaxAge, secondFactor }: TenantFields): Typed {
  return { name, planPolicy, secondFactor, appLimit: numberText(appLimit), secretMaxAge: typedAge(secretMaxAge) };
}

function textOf(value: string | number | null): string {
  if (value === null) {
    return t.common.none;
  }
  return typeof value === 'number' ? numberText(value) : (texts.policies[value] ?? texts.secondFactors[value] ?? value);
}

function Settings({ tenant, etag }: { tenant: TenantOfHost; etag: string | null }) {
  const change = useChangeTenant(tenant.id);
  const fields = tenantFields(tenant);
  const form = useForm<Typed>({
    initialValues: shownTenant(fields),
    validateInputOnBlur: true,
    validate: { appLimit: appLimitFault },
  });
  const edit = useEdit<Typed, TenantFields>({
    stored: { data: fields, etag },
    form,
    typed: ({ name, appLimit, planPolicy, secretMaxAge, secondFactor }) => ({
      name,
      planPolicy,
      secondFactor,
      appLimit: wholeNumber(appLimit) ?? -1,
      secretMaxAge: storedAge(secretMaxAge),
      status: tenant.status,
    }),
    shown: shownTenant,
    send: change.mutateAsync,
    within: `/tenants/${tenant.id}`,
  });
  return (
    <Paper withBorder p="lg" maw={640}>
      <form onSubmit={edit.onSubmit} noValidate>
        <EditableBy right="manage-installation">
          <Stack>
            <TextInput label={texts.name} autoComplete="off" {...form.getInputProps('name')} />
            <WholeNumberInput
              label={texts.appLimit}
              description={<Help topic="app-limit">{texts.appLimitMeaning}</Help>}
              {...form.getInputProps('appLimit')}
            />
            <Select
              label={texts.planPolicy}
              data={Object.entries(texts.policies).map(([value, label]) => ({ value, label }))}
              allowDeselect={false}
              {...form.getInputProps('planPolicy')}
            />
            <TextInput
              label={texts.secretMaxAge}
              description={<Help topic="secret-age">{texts.secretMaxAgeHint}</Help>}
              autoComplete="off"
              {...form.getInputProps('secretMaxAge')}
            />
            <OlderSecrets tenant={tenant} age={storedAge(form.getValues().secretMaxAge)} />
            <Select
              label={texts.secondFactor}
              data={Object.entries(texts.secondFactors).map(([value, label]) => ({ value, label }))}
              allowDeselect={false}
              {...form.getInputProps('secondFactor')}
            />
            <IfMay right="manage-installation">
              <EditFooter edit={edit} labels={LABELS} textOf={textOf} />
            </IfMay>
          </Stack>
        </EditableBy>
      </form>
    </Paper>
  );
}

/** What setting this age would do; nothing to say of one that is set already. */
function OlderSecrets({ tenant, age }: { tenant: TenantOfHost; age: string | null }) {
  const { data } = useSecretAgeImpact(tenant.id, age === tenant.secretMaxAge ? null : age);
  return data === undefined ? null : <Text size="sm">{texts.olderSecrets(data.secrets)}</Text>;
}

import { Alert, Anchor, Breadcrumbs, Button, Group, Switch, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Versioned } from '../../api/client';
import {
  useAddDatabase,
  useChangeRegion,
  useDatabaseImpact,
  useDatabases,
  useRegion,
  useRegionImpact,
  useSwitchDatabase,
} from '../../api/regions';
import type { Database, Region } from '../../api/types';
import { ActionButton } from '../../components/ActionButton';
import { Confirm } from '../../components/Confirm';
import { CopyField } from '../../components/CopyField';
import { EmptyState } from '../../components/EmptyState';
import { FormModal } from '../../components/FormModal';
import { Help } from '../../components/Help';
import { ListView } from '../../components/ListView';
import { Page } from '../../components/Page';
import { Resource } from '../../components/Resource';
import { useDialog } from '../../components/useDialog';
import type { Read } from '../../components/useKeepTrying';
import { t } from '../../texts';
import { NotFoundPage } from '../NotFoundPage';
import { ActiveBadge } from './ActiveBadge';
import { RegionState } from './RegionState';

const texts = t.host.regions;

/** One license region and its databases. */
export function RegionPage() {
  const { code = '' } = useParams();
  return (
    <Resource key={code} read={useRegion(code)} missing={<NotFoundPage />}>
      {(region) => <TheRegion region={region} />}
    </Resource>
  );
}

function TheRegion({ region: { data, etag } }: { region: Versioned<Region> }) {
  const adding = useDialog('new');
  const [switching, setSwitching] = useState<Database | null>(null);
  const databases = useDatabases(data.code);
  return (
    <>
      <Breadcrumbs maw={1200} mx="auto" mb="xs">
        <Anchor component={Link} to="/license-regions" size="sm">
          {texts.title}
        </Anchor>
        <Text size="sm">{data.code}</Text>
      </Breadcrumbs>
      <Page
        title={data.name}
        lead={
          <Group gap="sm">
            <CopyField value={data.code} label={texts.code} />
            <RegionState region={data} />
          </Group>
        }
        actions={<RegionSwitch region={data} etag={etag} />}
      >
        {data.active && data.activeDatabase === null && (
          <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={texts.noActiveDatabase}>
            {texts.noActiveDatabaseText}
          </Alert>
        )}
        <Group justify="space-between">
          <Title order={2} size="h4">
            {texts.databases}
          </Title>
          <Button variant="default" onClick={adding.open}>
            {texts.addDatabase}
          </Button>
        </Group>
        <ListView
          label={texts.databases}
          list={databases}
          rowKey={(database) => database.dbCode}
          columns={[
            {
              title: texts.dbCode,
              cell: (database) => <CopyField value={database.dbCode} label={database.dbCode} />,
            },
            { title: texts.description, cell: (database) => database.description || t.common.none },
            { title: texts.columns.active, cell: (database) => <ActiveBadge active={database.active} /> },
            {
              title: t.common.actions,
              cell: (database) => (
                <Button size="xs" variant="default" onClick={() => setSwitching(database)}>
                  {database.active ? texts.deactivate : texts.activate}
                </Button>
              ),
            },
          ]}
          empty={<EmptyState title={texts.databases} text={<Help topic="db-code">{texts.noDatabases}</Help>} />}
        />
        {adding.opened && (
          <NewDatabase region={data.code} first={data.activeDatabase === null} onClose={adding.close} />
        )}
        {switching !== null && (
          <DatabaseSwitch region={data.code} database={switching} onClose={() => setSwitching(null)} />
        )}
      </Page>
    </>
  );
}

function RegionSwitch({ region, etag }: { region: Region; etag: string | null }) {
  const [asking, setAsking] = useState(false);
  const change = useChangeRegion(region.code);
  const to = (active: boolean) =>
    change.mutateAsync({
      base: { active: region.active },
      mine: { active },
      stored: { data: { active: region.active }, etag },
    });
  return (
    <>
      {region.active ? (
        <Button color="red" variant="outline" onClick={() => setAsking(true)}>
          {texts.switchOff}
        </Button>
      ) : (
        <ActionButton variant="filled" act={() => to(true)}>
          {texts.switchOn}
        </ActionButton>
      )}
      {asking && (
        <Confirm
          title={texts.switchOffTitle}
          action={texts.switchOff}
          act={() => to(false)}
          onClose={() => setAsking(false)}
        >
          <Text>{texts.switchOffText}</Text>
          <RegionImpact code={region.code} />
        </Confirm>
      )}
    </>
  );
}

function RegionImpact({ code }: { code: string }) {
  return <Impact read={useRegionImpact(code)} />;
}

/** How much carries a region or a database. */
function Impact({ read }: { read: Read<{ apps: number; tenants: number }> }) {
  return (
    <Resource
      read={read}
      waiting={
        <Text fw={600} mih="1.6em">
          {' '}
        </Text>
      }
    >
      {({ apps, tenants }) => (
        <Text fw={600} mih="1.6em">
          {texts.impact(apps, tenants)}
        </Text>
      )}
    </Resource>
  );
}

function DatabaseSwitch({ region, database, onClose }: { region: string; database: Database; onClose: () => void }) {
  const change = useSwitchDatabase(region);
  return (
    <Confirm
      title={database.active ? texts.deactivateTitle : texts.activateTitle}
      action={database.active ? texts.deactivate : texts.activate}
      harmful={database.active}
      act={() => change.mutateAsync(database)}
      onClose={onClose}
    >
      <Text>{database.active ? texts.deactivateText : texts.activateText}</Text>
      <Impact read={useDatabaseImpact(region, database.dbCode)} />
    </Confirm>
  );
}

function NewDatabase({ region, first, onClose }: { region: string; first: boolean; onClose: () => void }) {
  const add = useAddDatabase();
  // The first one is for use at once.
  const form = useForm({ initialValues: { dbCode: '', description: '', active: first } });
  return (
    <FormModal
      title={texts.addDatabase}
      form={form}
      submit={(body) => add.mutateAsync({ region, ...body })}
      action={texts.addDatabase}
      onClose={onClose}
    >
      <TextInput
        label={texts.dbCode}
        description={<Help topic="db-code">{texts.dbCodeHint}</Help>}
        required
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('dbCode')}
      />
      <TextInput label={texts.description} autoComplete="off" {...form.getInputProps('description')} />
      <Switch
        label={texts.activate}
        description={texts.activateText}
        {...form.getInputProps('active', { type: 'checkbox' })}
      />
    </FormModal>
  );
}

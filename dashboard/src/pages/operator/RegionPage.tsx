import { Alert, Anchor, Breadcrumbs, Button, Group, Switch, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Versioned } from '../../api/client';
import {
  type DatabaseFields,
  regionFields,
  useAddDatabase,
  useChangeDatabase,
  useChangeRegion,
  useDatabaseImpact,
  useDatabases,
  useRegion,
  useRegionImpact,
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
import { useFromBase } from '../../components/useFromBase';
import type { Read } from '../../components/useKeepTrying';
import { useMay } from '../../layout/access';
import { IfMay } from '../../layout/IfMay';
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
  const adding = useDialog('new', useMay('manage-installation'));
  const [switching, setSwitching] = useState<Database | null>(null);
  const [describing, setDescribing] = useState<Database | null>(null);
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
        actions={
          <IfMay right="manage-installation">
            <RegionName region={data} etag={etag} />
            <RegionSwitch region={data} etag={etag} />
          </IfMay>
        }
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
          <IfMay right="manage-installation">
            <Button variant="default" onClick={adding.open}>
              {texts.addDatabase}
            </Button>
          </IfMay>
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
                <IfMay right="manage-installation">
                  <Group gap="xs">
                    <Button size="xs" variant="default" onClick={() => setSwitching(database)}>
                      {database.active ? texts.deactivate : texts.activate}
                    </Button>
                    <Button size="xs" variant="default" onClick={() => setDescribing(database)}>
                      {texts.describe}
                    </Button>
                  </Group>
                </IfMay>
              ),
            },
          ]}
          empty={<EmptyState title={texts.databases} text={<Help topic="db-code">{texts.noDatabases}</Help>} />}
        />
        {adding.opened && (
          <NewDatabase region={data.code} first={data.activeDatabase === null} onClose={adding.close} />
        )}
        {describing !== null && (
          <DatabaseDescription region={data.code} database={describing} onClose={() => setDescribing(null)} />
        )}
        {switching !== null && (
          <DatabaseSwitch region={data.code} database={switching} onClose={() => setSwitching(null)} />
        )}
      </Page>
    </>
  );
}

function RegionName({ region, etag }: { region: Region; etag: string | null }) {
  const renaming = useDialog('rename');
  return (
    <>
      <Button variant="default" onClick={renaming.open}>
        {texts.rename}
      </Button>
      {renaming.opened && <NewRegionName region={region} etag={etag} onClose={renaming.close} />}
    </>
  );
}

function NewRegionName({ region, etag, onClose }: { region: Region; etag: string | null; onClose: () => void }) {
  const change = useChangeRegion(region.code);
  const fromBase = useFromBase(regionFields(region));
  const form = useForm({ initialValues: { name: region.name } });
  return (
    <FormModal
      title={texts.renameTitle}
      form={form}
      submit={(mine) =>
        fromBase((base) => change.mutateAsync({ base, mine, stored: { data: regionFields(region), etag } }))
      }
      onClose={onClose}
    >
      <Text size="sm">{texts.renameText}</Text>
      <TextInput label={texts.name} required data-autofocus autoComplete="off" {...form.getInputProps('name')} />
    </FormModal>
  );
}

function DatabaseDescription({
  region,
  database,
  onClose,
}: {
  region: string;
  database: Database;
  onClose: () => void;
}) {
  const change = useChangeDatabase(region, database.dbCode);
  const fromBase = useFromBase<DatabaseFields>(database);
  const form = useForm({ initialValues: { description: database.description } });
  return (
    <FormModal
      title={texts.describeTitle(database.dbCode)}
      form={form}
      submit={(mine) =>
        fromBase(({ description, active }) => change.mutateAsync({ base: { description, active }, mine }))
      }
      onClose={onClose}
    >
      <TextInput
        label={texts.description}
        data-autofocus
        maxLength={500}
        autoComplete="off"
        {...form.getInputProps('description')}
      />
    </FormModal>
  );
}

function RegionSwitch({ region, etag }: { region: Region; etag: string | null }) {
  const [asking, setAsking] = useState(false);
  const change = useChangeRegion(region.code);
  const fields = regionFields(region);
  const to = (active: boolean) =>
    change.mutateAsync({ base: fields, mine: { active }, stored: { data: fields, etag } });
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
  const change = useChangeDatabase(region, database.dbCode);
  const { description, active } = database;
  return (
    <Confirm
      title={database.active ? texts.deactivateTitle : texts.activateTitle}
      action={database.active ? texts.deactivate : texts.activate}
      harmful={database.active}
      act={() => change.mutateAsync({ base: { description, active }, mine: { active: !active } })}
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

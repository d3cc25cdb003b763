import { Anchor, Breadcrumbs, Button, Group, Modal, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { answer, api, ifMatch, type Versioned } from '../../api/client';
import { useDatabaseImpact, useDatabases, useRegion, useRegionImpact, useStale } from '../../api/host';
import type { Database, Region } from '../../api/types';
import { EmptyState } from '../../components/EmptyState';
import { FormModal } from '../../components/FormModal';
import { ListView } from '../../components/ListView';
import { Page } from '../../components/Page';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Resource } from '../../components/Resource';
import type { Read } from '../../components/useKeepTrying';
import { t } from '../../texts';
import { NotFoundPage } from '../NotFoundPage';
import { ActiveBadge } from './ActiveBadge';

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
  const [adding, setAdding] = useState(false);
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
            <Text span ff="monospace" size="sm">
              {data.code}
            </Text>
            <ActiveBadge active={data.active} />
          </Group>
        }
        actions={<RegionSwitch region={data} etag={etag} />}
      >
        <Group justify="space-between">
          <Title order={2} size="h4">
            {texts.databases}
          </Title>
          <Button variant="default" onClick={() => setAdding(true)}>
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
              cell: (database) => (
                <Text span ff="monospace" size="sm">
                  {database.dbCode}
                </Text>
              ),
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
          empty={<EmptyState title={texts.databases} text={texts.noDatabases} />}
        />
        {adding && <NewDatabase region={data.code} onClose={() => setAdding(false)} />}
        {switching !== null && (
          <DatabaseSwitch region={data.code} database={switching} onClose={() => setSwitching(null)} />
        )}
      </Page>
    </>
  );
}

function RegionSwitch({ region, etag }: { region: Region; etag: string | null }) {
  const [asking, setAsking] = useState(false);
  const impact = useRegionImpact(region.code, asking);
  const stale = useStale();
  const change = useMutation({
    mutationFn: (active: boolean) =>
      answer(
        api.PATCH('/api/v1/license-regions/{code}', {
          params: { path: { code: region.code }, header: ifMatch(etag) },
          body: { active },
        }),
      ),
    onSuccess: async () => {
      await stale('license-regions', 'choices');
      setAsking(false);
    },
  });
  return (
    <>
      {change.error !== null && !asking && <ProblemNotice error={change.error} />}
      {region.active ? (
        <Button color="red" variant="outline" onClick={() => setAsking(true)}>
          {texts.switchOff}
        </Button>
      ) : (
        <Button onClick={() => change.mutate(true)} loading={change.isPending}>
          {texts.switchOn}
        </Button>
      )}
      {asking && (
        <Modal
          opened
          onClose={() => setAsking(false)}
          title={texts.switchOffTitle}
          closeButtonProps={{ 'aria-label': t.common.close }}
        >
          <Stack>
            <Text>{texts.switchOffText}</Text>
            <Impact read={impact} />
            {change.error !== null && <ProblemNotice error={change.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
                {t.common.cancel}
              </Button>
              <Button color="red" onClick={() => change.mutate(false)} loading={change.isPending}>
                {texts.switchOff}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </>
  );
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
  const impact = useDatabaseImpact(region, database.dbCode);
  const stale = useStale();
  const change = useMutation({
    mutationFn: () =>
      answer(
        api.PATCH('/api/v1/license-regions/{code}/databases/{dbCode}', {
          params: { path: { code: region, dbCode: database.dbCode } },
          body: { active: !database.active },
        }),
      ),
    onSuccess: async () => {
      await stale('license-regions', 'choices');
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={database.active ? texts.deactivateTitle : texts.activateTitle}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <Stack>
        <Text>{database.active ? texts.deactivateText : texts.activateText}</Text>
        <Impact read={impact} />
        {change.error !== null && <ProblemNotice error={change.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t.common.cancel}
          </Button>
          <Button
            color={database.active ? 'red' : undefined}
            onClick={() => change.mutate()}
            loading={change.isPending}
          >
            {database.active ? texts.deactivate : texts.activate}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function NewDatabase({ region, onClose }: { region: string; onClose: () => void }) {
  const stale = useStale();
  const form = useForm({ initialValues: { dbCode: '', description: '', active: false } });
  return (
    <FormModal
      title={texts.addDatabase}
      form={form}
      submit={(body) =>
        answer(api.POST('/api/v1/license-regions/{code}/databases', { params: { path: { code: region } }, body })).then(
          () => stale('license-regions', 'choices'),
        )
      }
      action={texts.addDatabase}
      onClose={onClose}
    >
      <TextInput
        label={texts.dbCode}
        description={texts.dbCodeHint}
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

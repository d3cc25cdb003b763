import { Anchor, Breadcrumbs, Grid, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import type { Versioned } from '../../api/client';
import { useResourceServer } from '../../api/resourceServers';
import type { ResourceServer } from '../../api/types';
import { CopyField } from '../../components/CopyField';
import { Fact } from '../../components/Fact';
import { Instant } from '../../components/Instant';
import { Page } from '../../components/Page';
import { Resource } from '../../components/Resource';
import { IfMay } from '../../layout/IfMay';
import { t } from '../../texts';
import { NotFoundPage } from '../NotFoundPage';
import { ApiState, DefaultMark } from './ApiBadges';
import { ApiCredentials } from './ApiCredentials';
import { ApiMetadata } from './ApiMetadata';
import { ApiSettings } from './ApiSettings';
import { ApiSwitch } from './ApiSwitch';

const texts = t.apis;

/** One API: what its tokens are like, who gets them, its credentials, its end. */
export function ApiPage() {
  const { id = '' } = useParams();
  return (
    <Resource key={id} read={useResourceServer(id)} missing={<NotFoundPage />}>
      {(server) => <TheApi server={server} />}
    </Resource>
  );
}

function TheApi({ server: { data, etag } }: { server: Versioned<ResourceServer> }) {
  return (
    <>
      <Breadcrumbs maw={1200} mx="auto" mb="xs">
        <Anchor component={Link} to="/apis" size="sm">
          {texts.title}
        </Anchor>
        <Text size="sm">{data.name}</Text>
      </Breadcrumbs>
      <Page
        title={data.name}
        lead={
          <Group gap="sm">
            <Text span ff={data.identifier === null ? undefined : 'monospace'} size="sm" miw={0}>
              {data.identifier ?? texts.credentialsOnly}
            </Text>
            <DefaultMark isDefault={data.isDefault} />
            <ApiState enabled={data.enabled} />
          </Group>
        }
        actions={
          data.enabled !== null &&
          !data.isDefault && (
            <IfMay right="manage-installation">
              <ApiSwitch server={data} etag={etag} />
            </IfMay>
          )
        }
      >
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="lg">
              <ApiSettings server={data} etag={etag} />
              <IfMay right="manage-installation">
                <ApiCredentials server={data} etag={etag} />
              </IfMay>
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="lg">
              <Facts server={data} />
              {data.identifier !== null && <ApiMetadata server={data} identifier={data.identifier} />}
            </Stack>
          </Grid.Col>
        </Grid>
      </Page>
    </>
  );
}

function Facts({ server }: { server: ResourceServer }) {
  return (
    <Paper withBorder p="lg">
      <Title order={2} size="h4" mb="sm">
        {texts.facts}
      </Title>
      <Stack gap="sm">
        {server.identifier !== null && (
          <Fact label={texts.identifier}>
            <CopyField value={server.identifier} label={texts.identifier} />
          </Fact>
        )}
        <Fact label={t.apps.fields.clientId}>
          <CopyField value={server.clientId} label={t.apps.fields.clientId} />
        </Fact>
        <Fact label={t.apps.fields.secret}>
          {server.secretHint === null ? texts.noSecret : t.apps.fields.secretEnding(server.secretHint)}
        </Fact>
        <Fact label={t.apps.fields.secretCreated}>
          <Instant at={server.secretCreatedAt} />
        </Fact>
        <Fact label={t.apps.fields.created}>
          <Instant at={server.createdAt} />
        </Fact>
        <Fact label={t.apps.fields.updated}>
          <Instant at={server.updatedAt} />
        </Fact>
      </Stack>
    </Paper>
  );
}

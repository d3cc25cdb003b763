import { Anchor, Breadcrumbs, Grid, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import type { Versioned } from '../../api/client';
import { useTrustedIssuer } from '../../api/trustedIssuers';
import type { TrustedIssuer } from '../../api/types';
import { CopyField } from '../../components/CopyField';
import { Fact } from '../../components/Fact';
import { Instant } from '../../components/Instant';
import { Page } from '../../components/Page';
import { Resource } from '../../components/Resource';
import { PlatformNote } from '../../federation/PlatformNote';
import { platformOf } from '../../federation/platforms';
import { IfMay } from '../../layout/IfMay';
import { t } from '../../texts';
import { NotFoundPage } from '../NotFoundPage';
import { IssuerDeletion } from './IssuerDeletion';
import { IssuerKeys } from './IssuerKeys';
import { IssuerSettings } from './IssuerSettings';
import { IssuerState } from './IssuerState';
import { IssuerSwitch } from './IssuerSwitch';

const texts = t.federation.issuers;

/** One trusted issuer: its keys, which of its tokens count, its end. */
export function TrustedIssuerPage() {
  const { id = '' } = useParams();
  return (
    <Resource key={id} read={useTrustedIssuer(id)} missing={<NotFoundPage />}>
      {(issuer) => <TheIssuer issuer={issuer} />}
    </Resource>
  );
}

function TheIssuer({ issuer: { data, etag } }: { issuer: Versioned<TrustedIssuer> }) {
  return (
    <>
      <Breadcrumbs maw={1200} mx="auto" mb="xs">
        <Anchor component={Link} to="/trusted-issuers" size="sm">
          {texts.title}
        </Anchor>
        <Text size="sm">{data.name}</Text>
      </Breadcrumbs>
      <Page
        title={data.name}
        lead={
          <Group gap="sm">
            <Text span ff="monospace" size="sm" miw={0} style={{ overflowWrap: 'anywhere' }}>
              {data.issuer}
            </Text>
            <IssuerState enabled={data.enabled} />
          </Group>
        }
        actions={
          <IfMay right="manage-installation">
            <IssuerSwitch issuer={data} etag={etag} />
          </IfMay>
        }
      >
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="lg">
              <IssuerSettings issuer={data} etag={etag} />
              <IfMay right="manage-installation">
                <IssuerDeletion issuer={data} etag={etag} />
              </IfMay>
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="lg">
              <Facts issuer={data} />
              <IfMay right="manage-installation">
                <IssuerKeys id={data.id} />
              </IfMay>
            </Stack>
          </Grid.Col>
        </Grid>
      </Page>
    </>
  );
}

function Facts({ issuer }: { issuer: TrustedIssuer }) {
  const platform = platformOf(issuer);
  return (
    <Paper withBorder p="lg">
      <Title order={2} size="h4" mb="sm">
        {texts.facts}
      </Title>
      <Stack gap="sm">
        <Fact label={texts.issuer}>
          <CopyField value={issuer.issuer} label={texts.issuer} />
        </Fact>
        {platform !== null && (
          <Fact label={t.federation.platform.label}>
            <PlatformNote platform={platform} />
          </Fact>
        )}
        <Fact label={texts.registered}>
          <Instant at={issuer.createdAt} />
        </Fact>
        <Fact label={texts.changed}>
          <Instant at={issuer.updatedAt} />
        </Fact>
      </Stack>
    </Paper>
  );
}

import { Anchor, Breadcrumbs, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useAllPlans } from '../../api/plans';
import { changeAppOf, useTenant, useTenantApp } from '../../api/tenants';
import type { App, TenantOfHost } from '../../api/types';
import { CopyField } from '../../components/CopyField';
import { Fact } from '../../components/Fact';
import { LimitsTable } from '../../components/LimitsTable';
import { Page } from '../../components/Page';
import { Resource } from '../../components/Resource';
import { useDialog } from '../../components/useDialog';
import { IfMay } from '../../layout/IfMay';
import { t } from '../../texts';
import { appState } from '../apps/appState';
import { BulkChange } from '../apps/BulkChange';
import { FactsPanel } from '../apps/FactsPanel';
import { StateBadge } from '../apps/StateBadge';
import { AuditOfApp } from '../audit/AuditOfApp';
import { NotFoundPage } from '../NotFoundPage';

const texts = t.host.tenants;

/** An app of a tenant, as an operator may see it: all of it, to read; its plan can be set. */
export function TenantAppPage() {
  const { id = '', app: named = '' } = useParams();
  const tenant = useTenant(id);
  const app = useTenantApp(id, named);
  return (
    <Resource key={id} read={tenant} missing={<NotFoundPage />}>
      {(owner) => (
        <Resource key={named} read={app} missing={<NotFoundPage />}>
          {(found) => (found === null ? <NotFoundPage /> : <TheApp app={found} tenant={owner.data} />)}
        </Resource>
      )}
    </Resource>
  );
}

function TheApp({ app, tenant }: { app: App; tenant: TenantOfHost }) {
  return (
    <>
      <Breadcrumbs maw={1200} mx="auto" mb="xs">
        <Anchor component={Link} to="/tenants" size="sm">
          {texts.title}
        </Anchor>
        <Anchor component={Link} to={`/tenants/${tenant.id}/apps`} size="sm">
          {tenant.name}
        </Anchor>
        <Text size="sm">{app.name}</Text>
      </Breadcrumbs>
      <Page
        title={app.name}
        lead={
          <Group gap="sm">
            <CopyField value={app.clientId} label={t.apps.fields.clientId} />
            <StateBadge state={appState(app, tenant.status)} />
          </Group>
        }
        actions={
          <IfMay right="manage-installation">
            <PlanButton app={app} tenant={tenant} />
          </IfMay>
        }
      >
        <Text size="sm">{texts.appToRead}</Text>
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <FactsPanel app={app} />
          <Stack>
            <Paper withBorder p="lg">
              <Title order={2} size="h4" mb="sm">
                {t.apps.page.editTitle}
              </Title>
              <Stack gap="sm">
                <Fact label={t.apps.fields.enabled}>{app.enabled ? t.common.yes : t.common.no}</Fact>
                <Fact label={t.apps.fields.domains}>
                  <Lines of={app.allowedDomains.filter((domain) => domain !== null)} />
                </Fact>
                <Fact label={t.apps.fields.redirectUris}>
                  <Lines of={app.redirectUris} />
                </Fact>
                <Fact label={t.apps.fields.postLogoutRedirectUris}>
                  <Lines of={app.postLogoutRedirectUris} />
                </Fact>
              </Stack>
            </Paper>
            <Paper withBorder p="lg">
              <Title order={2} size="h4" mb="sm">
                {t.apps.page.plan}
              </Title>
              {app.plan === null ? (
                <Text size="sm">{t.apps.fields.noPlan}</Text>
              ) : (
                <>
                  <Anchor component={Link} to={`/plans/${app.plan.code}`}>
                    {app.plan.name}
                  </Anchor>
                  <LimitsTable columns={[{ title: t.apps.page.current, limits: app.plan.limits }]} />
                </>
              )}
            </Paper>
          </Stack>
        </SimpleGrid>
        <Title order={2} size="h4">
          {t.audit.title}
        </Title>
        <AuditOfApp id={app.id} />
      </Page>
    </>
  );
}

function Lines({ of }: { of: string[] }) {
  return of.length === 0 ? t.common.none : of.map((line) => <div key={line}>{line}</div>);
}

function PlanButton({ app, tenant }: { app: App; tenant: TenantOfHost }) {
  const choosing = useDialog('plan');
  const plans = useAllPlans();
  return (
    <>
      <Button variant="default" onClick={choosing.open}>
        {texts.changePlan}
      </Button>
      {choosing.opened && (
        <BulkChange
          action="plan"
          apps={[app]}
          plans={{ ...plans, data: plans.data?.filter(({ status }) => status === 'active') }}
          change={changeAppOf(tenant.id)}
          onDone={() => undefined}
          onClose={choosing.close}
        />
      )}
    </>
  );
}

import { Alert, Anchor, Breadcrumbs, Group, Tabs, Text } from '@mantine/core';
import { Link, useNavigate, useParams } from 'react-router';
import { useApp, useOwnTenant } from '../../api/apps';
import type { Versioned } from '../../api/client';
import { useMember } from '../../api/session';
import type { App } from '../../api/types';
import { CopyField } from '../../components/CopyField';
import { Page } from '../../components/Page';
import { Resource } from '../../components/Resource';
import { may } from '../../layout/access';
import { t } from '../../texts';
import { AuditOfApp } from '../audit/AuditOfApp';
import { NotFoundPage } from '../NotFoundPage';
import { ActivityPanel } from './ActivityPanel';
import { appState } from './appState';
import { AppSwitch } from './AppSwitch';
import { FederationPanel } from './FederationPanel';
import { IssuancePanel } from './IssuancePanel';
import { PublicKeysPanel } from './PublicKeysPanel';
import { SettingsPanel } from './SettingsPanel';
import { StateBadge } from './StateBadge';
import { TenantNotice } from './TenantNotice';

type Tab = keyof typeof t.apps.page.tabs;

/** Everything about one app. */
export function AppPage() {
  const { id = '', tab = 'settings' } = useParams();
  const app = useApp(id);
  if (!(tab in t.apps.page.tabs)) {
    return <NotFoundPage />;
  }
  return (
    <Resource key={id} read={app} missing={<NotFoundPage />}>
      {(stored) => <TheApp app={stored} tab={tab} />}
    </Resource>
  );
}

function TheApp({ app: { data, etag }, tab }: { app: Versioned<App>; tab: string }) {
  const navigate = useNavigate();
  const member = useMember();
  const tenant = useOwnTenant();
  const { id } = data;
  const manages = may(member, 'manage-apps');
  const replaces = may(member, 'replace-credentials');
  const isActive = tenant.data === undefined || tenant.data.status === 'active';
  return (
    <>
      <Breadcrumbs maw={1200} mx="auto" mb="xs">
        <Anchor component={Link} to="/apps" size="sm">
          {t.apps.title}
        </Anchor>
        <Text size="sm">{data.name}</Text>
      </Breadcrumbs>
      <Page
        title={data.name}
        lead={
          <Group gap="sm">
            <CopyField value={data.clientId} label={t.apps.fields.clientId} />
            <StateBadge state={appState(data, tenant.data?.status)} />
          </Group>
        }
        actions={manages && <AppSwitch app={data} etag={etag} mayEnable={isActive} />}
      >
        <TenantNotice tenant={tenant.data} />
        {!manages && <Alert color="gray">{replaces ? t.apps.page.replacesOnly : t.apps.page.readOnly}</Alert>}
        <Tabs
          value={tab}
          onChange={(next) => void navigate(next === 'settings' ? `/apps/${id}` : `/apps/${id}/${next}`)}
          keepMounted={false}
          keepMountedMode="display-none"
        >
          <Tabs.List>
            {(Object.entries(t.apps.page.tabs) as [Tab, string][]).map(([value, label]) => (
              <Tabs.Tab key={value} value={value}>
                {label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="settings" pt="lg" keepMounted>
            <SettingsPanel app={data} etag={etag} isActive={isActive} />
          </Tabs.Panel>
          <Tabs.Panel value="federation" pt="lg">
            <FederationPanel app={data} etag={etag} admin={replaces} mayChange={replaces && isActive} />
          </Tabs.Panel>
          <Tabs.Panel value="keys" pt="lg">
            <PublicKeysPanel app={data} etag={etag} mayAdd={replaces && isActive} mayRemove={replaces} />
          </Tabs.Panel>
          <Tabs.Panel value="issuance" pt="lg">
            <IssuancePanel app={data} etag={etag} />
          </Tabs.Panel>
          <Tabs.Panel value="activity" pt="lg">
            <ActivityPanel id={id} />
          </Tabs.Panel>
          <Tabs.Panel value="audit" pt="lg">
            <AuditOfApp id={id} />
          </Tabs.Panel>
        </Tabs>
      </Page>
    </>
  );
}

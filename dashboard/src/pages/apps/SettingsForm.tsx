import { Paper, Stack, Switch, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { appSettings, type AppSettings, useChangeApp } from '../../api/apps';
import type { App } from '../../api/types';
import { EditFooter } from '../../components/EditFooter';
import { useEdit } from '../../components/useEdit';
import { t } from '../../texts';
import { type AppFields, fieldsOf, showAppFaults, shownSettings, typedSettings } from './appForm';
import { DomainFields } from './DomainFields';
import { UriFields } from './UriFields';

/** Name, domains, URIs and whether the app is enabled. */
export function SettingsForm({ app, etag, admin }: { app: App; etag: string | null; admin: boolean }) {
  const change = useChangeApp(app.id);
  const form = useForm<AppFields>({ initialValues: fieldsOf(app) });
  const edit = useEdit({
    stored: { data: appSettings(app), etag },
    form,
    typed: typedSettings,
    shown: shownSettings,
    send: change.mutateAsync,
    within: `/apps/${app.id}`,
    faults: showAppFaults,
  });
  return (
    <Paper withBorder p="lg">
      <form onSubmit={edit.onSubmit} noValidate>
        <Stack>
          <Title order={2} size="h4">
            {t.apps.page.editTitle}
          </Title>
          <TextInput label={t.apps.fields.name} disabled={!admin} autoComplete="off" {...form.getInputProps('name')} />
          <Switch
            label={t.apps.fields.enabled}
            description={t.apps.fields.enabledHint}
            disabled={!admin}
            {...form.getInputProps('enabled', { type: 'checkbox' })}
          />
          <DomainFields form={form} disabled={!admin} />
          <UriFields form={form} disabled={!admin} />
          {admin && <EditFooter edit={edit} labels={LABELS} textOf={textOf} />}
        </Stack>
      </form>
    </Paper>
  );
}

const LABELS: Record<keyof AppSettings, string> = {
  name: t.apps.fields.name,
  enabled: t.apps.fields.enabled,
  allowedDomains: t.apps.fields.domains,
  redirectUris: t.apps.fields.redirectUris,
  postLogoutRedirectUris: t.apps.fields.postLogoutRedirectUris,
};

function textOf(value: AppSettings[keyof AppSettings]): string {
  if (typeof value === 'boolean') {
    return value ? t.common.yes : t.common.no;
  }
  return Array.isArray(value) ? value.map((item) => item ?? t.common.none).join('\n') : value;
}

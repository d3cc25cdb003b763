import { Paper, Stack, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { appSettings, type AppSettings, useChangeApp } from '../../api/apps';
import type { App } from '../../api/types';
import { EditFooter } from '../../components/EditFooter';
import { useEdit } from '../../components/useEdit';
import { t } from '../../texts';
import { type AppFields, fieldsOf, showAppFaults, shownSettings, typedSettings } from './appForm';
import { DomainFields } from './DomainFields';
import { UriFields } from './UriFields';

/** Name, domains and URIs. */
export function SettingsForm({ app, etag, mayChange }: { app: App; etag: string | null; mayChange: boolean }) {
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
          <TextInput
            label={t.apps.fields.name}
            disabled={!mayChange}
            autoComplete="off"
            {...form.getInputProps('name')}
          />
          <DomainFields form={form} disabled={!mayChange} />
          <UriFields form={form} disabled={!mayChange} />
          {mayChange && <EditFooter edit={edit} labels={LABELS} textOf={textOf} />}
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

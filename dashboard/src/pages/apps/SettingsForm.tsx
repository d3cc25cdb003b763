import { Button, Group, Paper, Stack, Switch, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useState } from 'react';
import { useApp, useChangeApp } from '../../api/apps';
import { isProblem } from '../../api/problem';
import type { App, AppChange } from '../../api/types';
import { Conflict } from '../../components/Conflict';
import { notifyDone } from '../../components/notify';
import { ProblemNotice } from '../../components/ProblemNotice';
import { t } from '../../texts';
import { type AppFields, domainsOf, fieldsOf, linesOf, showAppFaults } from './appForm';
import { DomainFields } from './DomainFields';
import { UriFields } from './UriFields';

/** Only what was changed is sent, so that two people who change different things do not undo each other. */
function changeOf(fields: AppFields, app: App): AppChange {
  const before = fieldsOf(app);
  return {
    ...(fields.name === before.name ? {} : { name: fields.name }),
    ...(fields.enabled === before.enabled ? {} : { enabled: fields.enabled }),
    ...(domainsOf(fields).join() === domainsOf(before).join() ? {} : { allowedDomains: domainsOf(fields) }),
    ...(fields.redirectUris === before.redirectUris ? {} : { redirectUris: linesOf(fields.redirectUris) }),
    ...(fields.postLogoutRedirectUris === before.postLogoutRedirectUris
      ? {}
      : { postLogoutRedirectUris: linesOf(fields.postLogoutRedirectUris) }),
  };
}

/** Name, domains, URIs and whether the app is enabled. A change by somebody else meanwhile is shown as a choice. */
export function SettingsForm({ app, etag, admin }: { app: App; etag: string | null; admin: boolean }) {
  const [base, setBase] = useState({ app, etag });
  const [problem, setProblem] = useState<unknown>(null);
  const [conflict, setConflict] = useState(false);
  const stored = useApp(app.id);
  const change = useChangeApp();
  const form = useForm<AppFields>({ initialValues: fieldsOf(app) });
  const dirty = Object.keys(changeOf(form.getValues(), base.app)).length > 0;

  useEffect(() => {
    if (etag !== base.etag && !dirty && !conflict) {
      // eslint-disable-next-line react-hooks/set-state-in-effect -- what the form holds changes with it, and only here
      setBase({ app, etag });
      form.setValues(fieldsOf(app));
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- follows the stored app while nothing was typed
  }, [etag, dirty, conflict]);

  function save(fields: AppFields, against: { app: App; etag: string | null }) {
    setProblem(null);
    change.mutate(
      { id: app.id, etag: against.etag, change: changeOf(fields, against.app) },
      { onSuccess: () => void saved(), onError: (error) => void refused(error) },
    );
  }

  async function saved() {
    setConflict(false);
    const now = await stored.refetch();
    if (now.data !== undefined) {
      setBase({ app: now.data.data, etag: now.data.etag });
      form.setValues(fieldsOf(now.data.data));
    }
    notifyDone(t.common.saved);
  }

  async function refused(error: Error) {
    if (isProblem(error, 'precondition_failed', 'concurrent_change')) {
      await stored.refetch();
      setConflict(true);
    } else {
      setConflict(false);
      setProblem(showAppFaults(form, error));
    }
  }

  function discard() {
    const now = stored.data;
    if (now !== undefined) {
      setBase({ app: now.data, etag: now.etag });
      form.setValues(fieldsOf(now.data));
    }
    form.clearErrors();
    setProblem(null);
    setConflict(false);
  }

  return (
    <Paper withBorder p="lg">
      <form onSubmit={form.onSubmit((fields) => save(fields, base))} noValidate>
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
          {problem !== null && <ProblemNotice error={problem} />}
          {admin && (
            <Group justify="flex-end">
              {dirty && (
                <Button variant="default" onClick={discard}>
                  {t.common.cancel}
                </Button>
              )}
              <Button type="submit" disabled={!dirty} loading={change.isPending}>
                {t.common.save}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
      {conflict && stored.data !== undefined && (
        <Conflict
          rows={conflictRows(form.getValues(), fieldsOf(stored.data.data))}
          pending={change.isPending}
          onTakeTheirs={discard}
          onKeepMine={() => save(form.getValues(), { app: stored.data.data, etag: stored.data.etag })}
          onClose={() => setConflict(false)}
        />
      )}
    </Paper>
  );
}

function conflictRows(mine: AppFields, theirs: AppFields) {
  const rows = [
    { field: t.apps.fields.name, mine: mine.name, theirs: theirs.name },
    {
      field: t.apps.fields.enabled,
      mine: mine.enabled ? t.common.yes : t.common.no,
      theirs: theirs.enabled ? t.common.yes : t.common.no,
    },
    { field: t.apps.fields.domains, mine: domainsOf(mine).join(', '), theirs: domainsOf(theirs).join(', ') },
    { field: t.apps.fields.redirectUris, mine: mine.redirectUris, theirs: theirs.redirectUris },
    {
      field: t.apps.fields.postLogoutRedirectUris,
      mine: mine.postLogoutRedirectUris,
      theirs: theirs.postLogoutRedirectUris,
    },
  ];
  return rows.filter((row) => row.mine !== row.theirs);
}

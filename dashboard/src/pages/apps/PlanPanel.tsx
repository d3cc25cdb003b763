import { Badge, Button, Group, Modal, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useChangePlan, useOwnTenant, usePlanChoices } from '../../api/apps';
import type { App } from '../../api/types';
import { ChoiceSelect } from '../../components/ChoiceSelect';
import { LimitsTable } from '../../components/LimitsTable';
import { notifyDone } from '../../components/notify';
import { ProblemNotice } from '../../components/ProblemNotice';
import { t } from '../../texts';

/** The app's plan with its limits; choosing another shows both side by side first. */
export function PlanPanel({ app, etag, admin }: { app: App; etag: string | null; admin: boolean }) {
  const [choosing, setChoosing] = useState(false);
  const tenant = useOwnTenant();
  const byOperator = tenant.data?.planPolicy === 'assigned';
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t.apps.page.plan}
          </Title>
          {app.plan !== null && (
            <Badge variant="default" tt="none">
              {app.plan.name}
            </Badge>
          )}
        </Group>
        {app.plan === null ? (
          <Text c="dimmed" size="sm">
            {t.apps.fields.planHint}
          </Text>
        ) : (
          <LimitsTable columns={[{ title: t.apps.page.current, limits: app.plan.limits }]} />
        )}
        {byOperator && (
          <Text c="dimmed" size="sm">
            {t.apps.fields.planByOperator}
          </Text>
        )}
        {admin && !byOperator && (
          <Group>
            <Button variant="default" onClick={() => setChoosing(true)}>
              {app.plan === null ? t.apps.page.planAssign : t.apps.page.planChange}
            </Button>
          </Group>
        )}
      </Stack>
      {choosing && <PlanChoice app={app} etag={etag} onClose={() => setChoosing(false)} />}
    </Paper>
  );
}

function PlanChoice({ app, etag, onClose }: { app: App; etag: string | null; onClose: () => void }) {
  const current = app.plan?.code ?? '';
  const [code, setCode] = useState(current);
  const plans = usePlanChoices();
  const change = useChangePlan();
  const chosen = plans.data?.items.find((plan) => plan.code === code);

  function save() {
    change.mutate(
      { id: app.id, etag, plan: code === '' ? null : code },
      {
        onSuccess: () => {
          notifyDone(t.apps.page.planSaved);
          onClose();
        },
      },
    );
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t.apps.page.planAssign}
      size="lg"
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <Stack>
        <ChoiceSelect
          read={plans}
          label={t.apps.fields.plan}
          data={[
            { value: '', label: t.apps.fields.noPlan },
            ...(plans.data?.items ?? []).map((plan) => ({ value: plan.code, label: plan.name })),
            ...(app.plan !== null && !plans.data?.items.some((plan) => plan.code === current)
              ? [{ value: current, label: app.plan.name, disabled: true }]
              : []),
          ]}
          value={code}
          allowDeselect={false}
          onChange={(value) => setCode(value ?? '')}
          data-autofocus
        />
        <LimitsTable
          columns={[
            { title: t.apps.page.current, limits: app.plan?.limits ?? null },
            {
              title: t.apps.page.chosen,
              limits: code === current ? (app.plan?.limits ?? null) : (chosen?.limits ?? null),
            },
          ]}
        />
        {change.error !== null && <ProblemNotice error={change.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button onClick={save} disabled={code === current} loading={change.isPending}>
            {code === '' ? t.apps.page.planRemove : t.common.save}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

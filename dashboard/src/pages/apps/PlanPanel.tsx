import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { planOf, useChoosePlan, useOwnTenant, usePlanChoices } from '../../api/apps';
import { EditConflict } from '../../api/merge';
import type { App } from '../../api/types';
import { ChoiceSelect } from '../../components/ChoiceSelect';
import { FormModal } from '../../components/FormModal';
import { LimitsTable } from '../../components/LimitsTable';
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
            <Badge variant="default" miw={0}>
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
  const [base, setBase] = useState(planOf(app));
  const form = useForm({ initialValues: { plan: base.plan ?? '' } });
  const { plan: code } = form.getValues();
  const plans = usePlanChoices();
  const change = useChoosePlan(app.id);
  const current = app.plan?.code ?? '';
  const chosen = plans.data?.items.find((plan) => plan.code === code);
  return (
    <FormModal
      title={t.apps.page.planAssign}
      form={form}
      submit={async ({ plan }) => {
        const stored = { data: planOf(app), etag };
        await change.mutateAsync({ base, mine: { plan: plan || null }, stored }).catch((error: unknown) => {
          // What others chose stands beside it now, so the next try is meant for that.
          if (error instanceof EditConflict) {
            setBase(error.stored.data as typeof base);
          }
          throw error;
        });
      }}
      action={code === '' ? t.apps.page.planRemove : t.common.save}
      ready={code !== current}
      done={t.apps.page.planSaved}
      onClose={onClose}
    >
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
        allowDeselect={false}
        data-autofocus
        {...form.getInputProps('plan')}
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
    </FormModal>
  );
}

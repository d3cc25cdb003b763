import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useOwnTenant } from '../../api/apps';
import type { App } from '../../api/types';
import { Help } from '../../components/Help';
import { LimitsTable } from '../../components/LimitsTable';
import { useDialog } from '../../components/useDialog';
import { t } from '../../texts';
import { PlanChoice } from './PlanChoice';

/** The app's plan with its limits; choosing another shows both side by side first. */
export function PlanPanel({ app, etag, mayChange }: { app: App; etag: string | null; mayChange: boolean }) {
  const choosing = useDialog('plan');
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
            <Help topic="plan">{t.apps.fields.planHint}</Help>
          </Text>
        ) : (
          <LimitsTable columns={[{ title: t.apps.page.current, limits: app.plan.limits }]} />
        )}
        {byOperator && (
          <Text c="dimmed" size="sm">
            {t.apps.fields.planByOperator}
          </Text>
        )}
        {mayChange && !byOperator && (
          <Group>
            <Button variant="default" onClick={choosing.open}>
              {app.plan === null ? t.apps.page.planAssign : t.apps.page.planChange}
            </Button>
          </Group>
        )}
      </Stack>
      {choosing.opened && mayChange && !byOperator && <PlanChoice app={app} etag={etag} onClose={choosing.close} />}
    </Paper>
  );
}

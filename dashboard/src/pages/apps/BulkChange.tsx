import { Alert, Box, Button, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type AppState, appStateOf, type ChangeApp, type Outcome, useChangeApps } from '../../api/manyApps';
import type { App } from '../../api/types';
import { ChoiceSelect } from '../../components/ChoiceSelect';
import { Dialog } from '../../components/Dialog';
import { Instant } from '../../components/Instant';
import { notifyDone } from '../../components/notify';
import { problemText } from '../../components/ProblemNotice';
import type { Read } from '../../components/useKeepTrying';
import { useNow } from '../../components/useNow';
import { t } from '../../texts';
import type { BulkAction } from './BulkBar';

const texts = t.apps.bulk;
const DAY_MS = 86_400_000;

/**
 * Changes several apps the same way, after one confirmation that shows what it does. Those that the service refuses stay
 * here, each with the reason, and can be tried again.
 */
export function BulkChange({
  action,
  apps,
  plans,
  change,
  onDone,
  onClose,
}: {
  action: BulkAction;
  apps: App[];
  plans: Read<{ code: string; name: string }[]>;
  change: ChangeApp;
  onDone: () => void;
  onClose: () => void;
}) {
  // What others do meanwhile shows when it is sent.
  const [asked] = useState(apps);
  const [plan, setPlan] = useState<string | null>(null);
  const [failed, setFailed] = useState<Outcome[]>([]);
  const changes = useChangeApps(change);
  const mine: Partial<AppState> | null =
    action === 'plan' ? (plan === null ? null : { plan: plan || null }) : { enabled: action === 'enable' };
  const meant = failed.length > 0 ? failed.map(({ app }) => app) : asked;
  const affected = mine === null ? meant : meant.filter((app) => differs(app, mine));

  const send = async (wanted: Partial<AppState>) => {
    const before = affected.map((app) => ({ app, base: appStateOf(app), mine: wanted }));
    const outcomes = await changes.mutateAsync(before);
    const refused = outcomes.filter(({ error }) => error !== null);
    const done = before.filter(({ app }) => !refused.some((outcome) => outcome.app.id === app.id));
    if (done.length > 0) {
      notifyDone(texts.done[action](done.length), async () => {
        const undone = await changes.mutateAsync(
          done.map(({ app, base }) => ({
            app,
            base: { ...base, ...wanted },
            mine: action === 'plan' ? { plan: base.plan } : { enabled: base.enabled },
          })),
        );
        const first = undone.find(({ error }) => error !== null);
        if (first !== undefined) {
          throw first.error;
        }
      });
    }
    setFailed(refused);
    if (refused.length === 0) {
      onDone();
      onClose();
    }
  };

  return (
    <Dialog title={texts.titles[action](asked.length)} onClose={onClose}>
      <Stack>
        {action === 'plan' && (
          <ChoiceSelect
            read={plans}
            label={t.apps.fields.plan}
            data={[
              { value: '', label: t.apps.fields.noPlan },
              ...(plans.data ?? []).map(({ code, name }) => ({ value: code, label: name })),
            ]}
            value={plan}
            allowDeselect={false}
            placeholder={t.apps.page.planAssign}
            onChange={setPlan}
            data-autofocus
          />
        )}
        {failed.length === 0 ? (
          <>
            <Text>{texts.texts[action]}</Text>
            <Impact apps={affected} unchanged={meant.length - affected.length} />
          </>
        ) : (
          <Alert color="red" variant="light" role="alert" title={texts.failed(failed.length)}>
            <List size="sm">
              {failed.map(({ app, error }) => (
                <List.Item key={app.id}>{texts.failure(app.name, problemText(error))}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {failed.length === 0 ? t.common.cancel : t.common.close}
          </Button>
          <Button
            color={action === 'disable' ? 'red' : undefined}
            disabled={mine === null || affected.length === 0}
            loading={changes.isPending}
            onClick={() => mine !== null && void send(mine)}
          >
            {texts.actions[action]}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function differs(app: App, mine: Partial<AppState>): boolean {
  const state = appStateOf(app);
  return Object.entries(mine).some(([field, value]) => state[field as keyof AppState] !== value);
}

/** Which apps are changed, and how much they are used. */
function Impact({ apps, unchanged }: { apps: App[]; unchanged: number }) {
  const now = useNow();
  const used = apps.filter(
    ({ lastTokenIssuedAt }) => lastTokenIssuedAt !== null && now - Date.parse(lastTokenIssuedAt) < DAY_MS,
  );
  return (
    <>
      <Text size="sm" fw={600}>
        {texts.impact(apps.length, used.length)}
      </Text>
      {unchanged > 0 && <Text size="sm">{texts.unchanged(unchanged)}</Text>}
      <Box mah={240} tabIndex={0} role="group" aria-label={t.apps.title} style={{ overflowY: 'auto' }}>
        <List size="sm">
          {apps.map((app) => (
            <List.Item key={app.id} style={{ overflowWrap: 'anywhere' }}>
              {app.name} · {t.apps.columns.lastToken}: <Instant at={app.lastTokenIssuedAt} />
            </List.Item>
          ))}
        </List>
      </Box>
    </>
  );
}

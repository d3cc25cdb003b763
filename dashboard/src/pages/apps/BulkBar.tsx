import { Button, Group, Paper, Text } from '@mantine/core';
import { useState } from 'react';
import type { ChangeApp } from '../../api/manyApps';
import type { App } from '../../api/types';
import type { Read } from '../../components/useKeepTrying';
import { Part, type PartOf } from '../../layout/Part';
import { t } from '../../texts';
import type { BulkChange } from './BulkChange';

const texts = t.apps.bulk;

const CHANGE: PartOf<Parameters<typeof BulkChange>[0]> = {
  name: 'BulkChange',
  load: async () => (await import('./BulkChange')).BulkChange,
  isPage: false,
};

export type BulkAction = 'enable' | 'disable' | 'plan';

/** What can be done with the apps that are chosen. */
export function BulkBar({
  apps,
  actions,
  plans,
  change,
  onDone,
}: {
  apps: App[];
  actions: BulkAction[];
  plans: Read<{ code: string; name: string }[]>;
  change: ChangeApp;
  onDone: () => void;
}) {
  const [asking, setAsking] = useState<BulkAction | null>(null);
  return (
    <Paper withBorder p="sm" role="group" aria-label={texts.label}>
      <Group gap="sm">
        <Text size="sm" fw={600} role="status">
          {texts.chosen(apps.length)}
        </Text>
        {actions.map((action) => (
          <Button key={action} size="xs" variant="default" onClick={() => setAsking(action)}>
            {texts.actions[action]}
          </Button>
        ))}
        <Button size="xs" variant="subtle" onClick={onDone}>
          {texts.clear}
        </Button>
      </Group>
      {asking !== null && (
        <Part
          of={CHANGE}
          props={{ action: asking, apps, plans, change, onDone, onClose: () => setAsking(null) }}
          waiting={null}
        />
      )}
    </Paper>
  );
}

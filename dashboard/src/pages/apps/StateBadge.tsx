import { Badge, Tooltip } from '@mantine/core';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { useContext } from 'react';
import { InListContext } from '../../components/inList';
import { t } from '../../texts';

/** Says whether an app gets tokens, and why not. */
export function StateBadge({ state }: { state: string }) {
  const inList = useContext(InListContext);
  const ready = state === 'ready';
  return (
    <Tooltip
      label={t.apps.stateReasons[state] ?? state}
      multiline
      maw={280}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Badge
        color={ready ? 'mint' : state === 'app_disabled' ? 'gray' : 'red'}
        variant={ready ? 'light' : 'outline'}
        leftSection={ready ? <IconCheck size={12} aria-hidden /> : <IconBan size={12} aria-hidden />}
        tabIndex={inList === null ? 0 : undefined}
      >
        {t.apps.states[state] ?? state}
      </Badge>
    </Tooltip>
  );
}

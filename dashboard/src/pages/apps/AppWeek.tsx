import { Stack, Text } from '@mantine/core';
import type { Usage } from '../../api/types';
import { WeekChart } from '../../components/WeekChart';
import { t } from '../../texts';

/** How many tokens an app got on the last seven days, as a picture and as a sum; nothing while that is not known. */
export function AppWeek({ days }: { days: Usage['days'] | undefined }) {
  if (days === undefined) {
    return null;
  }
  const issued = days.map((day) => day.issued);
  const sum = issued.reduce((some, day) => some + day, 0);
  return (
    <Stack gap={0}>
      {sum > 0 && <WeekChart issued={issued} />}
      <Text size="sm" c={sum > 0 ? undefined : 'dimmed'} style={{ whiteSpace: 'nowrap' }}>
        {t.apps.activity.tokens(sum)}
      </Text>
    </Stack>
  );
}

import { Stack, Text } from '@mantine/core';
import { useActivity } from '../../api/apps';
import type { App } from '../../api/types';
import { Instant } from '../../components/Instant';
import { Resource } from '../../components/Resource';
import { t } from '../../texts';
import { numberText } from '../../texts/numbers';

/** How much an app is used now: what would break. */
export function AppUse({ app }: { app: App }) {
  return (
    <Stack gap={4}>
      <Text size="sm">
        {t.apps.page.lastUse}: <Instant at={app.lastTokenIssuedAt} />
      </Text>
      <Resource read={useActivity(app.id)} waiting={<Text mih="3.2em"> </Text>}>
        {({ hours }) => {
          const issued = (last: number) => hours.slice(-last).reduce((sum, hour) => sum + hour.issued, 0);
          return (
            <>
              <Text size="sm">
                {t.apps.page.perHour}: {numberText(issued(1))}
              </Text>
              <Text size="sm">
                {t.apps.page.perDay}: {numberText(issued(24))}
              </Text>
            </>
          );
        }}
      </Resource>
    </Stack>
  );
}

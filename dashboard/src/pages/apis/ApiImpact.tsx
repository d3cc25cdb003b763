import { Stack, Text } from '@mantine/core';
import { useApiImpact } from '../../api/resourceServers';
import type { ResourceServer } from '../../api/types';
import { Instant } from '../../components/Instant';
import { Resource } from '../../components/Resource';
import { t } from '../../texts';
import { secondsOf } from '../../texts/durations';

const texts = t.apis;

/** Who uses an API: what would be blocked without it. */
export function ApiImpact({ server }: { server: ResourceServer }) {
  return (
    <Resource read={useApiImpact(server.id)} waiting={<Text mih="6em"> </Text>}>
      {({ apps, tenants, plans, lastTokenIssuedAt }) => (
        <Stack gap={4} mih="6em">
          <Text fw={600}>{texts.impact(apps, tenants)}</Text>
          <Text size="sm">{texts.plans(plans)}</Text>
          <Text size="sm">
            {texts.lastToken}: <Instant at={lastTokenIssuedAt} />
          </Text>
          {lastTokenIssuedAt !== null && (
            <Text size="sm">
              {texts.validUntil}: <Instant at={endOf(lastTokenIssuedAt, server.tokenLifetime)} exact />
            </Text>
          )}
        </Stack>
      )}
    </Resource>
  );
}

function endOf(issuedAt: string, lifetime: string | null): string {
  return new Date(Date.parse(issuedAt) + (secondsOf(lifetime ?? '') ?? 0) * 1000).toISOString();
}

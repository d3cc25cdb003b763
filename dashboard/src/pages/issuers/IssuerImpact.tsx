import { Stack, Text } from '@mantine/core';
import { useIssuerImpact } from '../../api/trustedIssuers';
import { Instant } from '../../components/Instant';
import { Resource } from '../../components/Resource';
import { t } from '../../texts';

const texts = t.federation.issuers;

/** Who uses an issuer: what would be blocked without it. */
export function IssuerImpact({ id }: { id: string }) {
  return (
    <Resource read={useIssuerImpact(id)} waiting={<Text mih="3em"> </Text>}>
      {({ apps, tenants, lastUsedAt }) => (
        <Stack gap={4} mih="3em">
          <Text fw={600}>{texts.impact(apps, tenants)}</Text>
          <Text size="sm">
            {texts.lastUsed}: <Instant at={lastUsedAt} />
          </Text>
        </Stack>
      )}
    </Resource>
  );
}

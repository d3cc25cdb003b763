import { Text } from '@mantine/core';
import type { FederatedUse } from '../../api/types';
import { Instant } from '../../components/Instant';
import { t } from '../../texts';

const texts = t.federation.credentials;

/** When a credential last proved who the app is, and by which token. */
export function FederatedLastUse({ use, known }: { use: FederatedUse | undefined; known: boolean }) {
  return (
    <Text component="div" size="sm" flex="1 1 16rem" style={{ overflowWrap: 'anywhere' }}>
      {texts.lastUsed}: {known ? <Instant at={use?.lastUsedAt ?? null} /> : ' '}
      {use !== undefined && (
        <Text size="xs" c="dimmed" ff="monospace">
          {texts.from} {use.issuer}
          <br />
          {texts.withSubject} {use.subject}
          <br />
          {texts.withTokenId} {use.tokenId ?? t.common.none}
        </Text>
      )}
    </Text>
  );
}

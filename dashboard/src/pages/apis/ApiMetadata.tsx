import { Code, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useApiMetadata } from '../../api/resourceServers';
import type { ResourceServer } from '../../api/types';
import { CopyField, CopyIcon } from '../../components/CopyField';
import { Resource } from '../../components/Resource';
import { t } from '../../texts';
import { wellKnownOf } from './wellKnown';

const texts = t.apis;

/** The document that an API may publish at its own address, to be copied. */
export function ApiMetadata({ server, identifier }: { server: ResourceServer; identifier: string }) {
  const address = wellKnownOf(identifier);
  return (
    <Paper withBorder p="lg">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {texts.metadata}
        </Title>
        {address === null ? (
          <Text size="sm">{texts.metadataNowhere}</Text>
        ) : (
          <>
            <Text size="sm">{texts.metadataText}</Text>
            <CopyField value={address} label={address} />
            <TheDocument of={server} />
          </>
        )}
      </Stack>
    </Paper>
  );
}

function TheDocument({ of: { id } }: { of: ResourceServer }) {
  return (
    <Resource read={useApiMetadata(id)} waiting={<Skeleton height={180} />}>
      {(metadata) => {
        const text = JSON.stringify(metadata, null, 2);
        return (
          <div>
            <Group justify="space-between" gap="xs">
              <Text size="sm" fw={600}>
                {texts.document}
              </Text>
              <CopyIcon value={text} label={texts.document} />
            </Group>
            <Code block tabIndex={0} aria-label={texts.document}>
              {text}
            </Code>
          </div>
        );
      }}
    </Resource>
  );
}

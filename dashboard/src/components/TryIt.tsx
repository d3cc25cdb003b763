import { Alert, Button, Code, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useRequestToken } from '../api/token';
import { t } from '../texts';
import type { Credentials } from './credentials';

/** Gets a token right here and shows what is in it. */
export function TryIt({ credentials }: { credentials: Credentials }) {
  const tried = useRequestToken();
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Group justify="space-between">
          <div>
            <Title order={2} size="h4">
              {t.apps.capture.tryIt}
            </Title>
            <Text c="dimmed" size="sm">
              {t.apps.capture.tryItText}
            </Text>
          </div>
          <Button variant="light" onClick={() => tried.mutate(credentials)} loading={tried.isPending}>
            {t.apps.capture.tryItButton}
          </Button>
        </Group>
        {tried.isError && (
          <Alert color="red" role="alert">
            {t.apps.capture.tryItFailed(tried.error.message)}
          </Alert>
        )}
        {tried.isSuccess && (
          <>
            <Alert color="mint" role="status">
              {t.apps.capture.goodFor(tried.data.expiresIn)}
            </Alert>
            <SimpleGrid cols={{ base: 1, md: 2 }}>
              <Decoded title={t.apps.capture.header} value={tried.data.header} />
              <Decoded title={t.apps.capture.claims} value={tried.data.claims} />
            </SimpleGrid>
          </>
        )}
      </Stack>
    </Paper>
  );
}

/** A part of a token, readable. */
export function Decoded({ title, value }: { title: string; value: unknown }) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      <Code block tabIndex={0} aria-label={title}>
        {JSON.stringify(value, null, 2)}
      </Code>
    </div>
  );
}

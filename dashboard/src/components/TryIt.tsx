import { Alert, Button, Code, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { t } from '../texts';
import type { Credentials } from './EnvSnippets';
import { decodeToken } from './decodeToken';

type Tried = { expiresIn: number; header: unknown; claims: unknown };

/** Asks the token endpoint like any client would; no cookie of the dashboard travels along. */
async function requestToken({ clientId, clientSecret }: Credentials): Promise<Tried> {
  const answer = await fetch('/connect/token', {
    method: 'POST',
    credentials: 'omit',
    headers: { Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const body = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) {
    throw new Error(String(body.reason ?? body.error));
  }
  return { expiresIn: Number(body.expires_in), ...decodeToken(String(body.access_token)) };
}

/** Gets a token right here and shows what is in it. */
export function TryIt({ credentials }: { credentials: Credentials }) {
  const tried = useMutation({ mutationFn: () => requestToken(credentials), gcTime: 0 });
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
          <Button variant="light" onClick={() => tried.mutate()} loading={tried.isPending}>
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

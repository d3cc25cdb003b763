import {
  Alert,
  Button,
  Group,
  List,
  Loader,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  ThemeIcon,
  VisuallyHidden,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCheck, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type AskedToken, useIssuance } from '../../api/apps';
import { same } from '../../api/merge';
import type { App, Issuance } from '../../api/types';
import { Help } from '../../components/Help';
import { Resource } from '../../components/Resource';
import { Decoded } from '../../components/TryIt';
import { t } from '../../texts';
import { Cure } from './Cure';

const DEFAULTS: AskedToken = { resource: '', scope: '' };

/**
 * Whether the app would get a token now, for the API and with the scopes that it would ask for: each check, and what the
 * token would say.
 */
export function IssuancePanel({ app, etag }: { app: App; etag: string | null }) {
  const [asked, setAsked] = useState(DEFAULTS);
  const issuance = useIssuance(app.id, asked);
  const form = useForm({ initialValues: DEFAULTS });
  const check = ({ resource, scope }: AskedToken) => {
    const next = { resource: resource.trim(), scope: scope.trim() };
    if (same(next, asked)) {
      void issuance.refetch();
    } else {
      setAsked(next);
    }
  };
  return (
    <Stack gap="lg">
      <Paper withBorder p="lg">
        <form onSubmit={form.onSubmit(check)} noValidate>
          <Stack>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              {(['resource', 'scope'] as const).map((field) => (
                <TextInput
                  key={field}
                  label={t.apps.issuance[field]}
                  description={<Help topic="api">{t.apps.issuance[`${field}Hint`]}</Help>}
                  inputWrapperOrder={['label', 'input', 'description']}
                  autoComplete="off"
                  autoCapitalize="off"
                  spellCheck={false}
                  {...form.getInputProps(field)}
                />
              ))}
            </SimpleGrid>
            <Group justify="flex-end">
              <Button type="submit" variant="default" leftSection={issuance.isFetching && <Loader size="xs" />}>
                {t.apps.issuance.check}
              </Button>
            </Group>
          </Stack>
        </form>
      </Paper>
      <Resource read={issuance}>
        {(found) => <Findings issuance={found} cureOf={(reason) => <Cure reason={reason} app={app} etag={etag} />} />}
      </Resource>
    </Stack>
  );
}

function Findings({
  issuance: { ready, checks, claims, requireDpop },
  cureOf,
}: {
  issuance: Issuance;
  cureOf: (reason: string) => ReactNode;
}) {
  return (
    <Stack gap="lg">
      <Alert color={ready ? 'mint' : 'red'} role="status">
        {ready ? t.apps.issuance.ready : t.apps.issuance.blocked}
      </Alert>
      {requireDpop && <Alert color="gray">{t.apps.issuance.requireDpop}</Alert>}
      <Paper withBorder p="lg">
        <List spacing="sm" center listStyleType="none">
          {checks.map(({ check, passed, reason }) => (
            <List.Item
              key={check}
              icon={
                <ThemeIcon color={passed ? 'mint' : 'red'} size={24} radius="xl">
                  {passed ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
                </ThemeIcon>
              }
            >
              <VisuallyHidden>{passed ? t.apps.issuance.passed : t.apps.issuance.failed}: </VisuallyHidden>
              <Text span>{t.apps.issuance.checks[check] ?? check}</Text>
              {reason !== null && (
                <Group gap="sm" mt={4}>
                  <Text size="sm" c="dimmed">
                    {t.apps.stateReasons[reason] ?? reason}
                  </Text>
                  {cureOf(reason)}
                </Group>
              )}
            </List.Item>
          ))}
        </List>
      </Paper>
      <Decoded title={t.apps.issuance.claims} value={claims} />
    </Stack>
  );
}

import {
  Alert,
  Button,
  Group,
  List,
  Paper,
  Stack,
  Text,
  Textarea,
  ThemeIcon,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { checkFederatedToken } from '../../api/federatedCredentials';
import type { FederatedTokenCheck as Findings } from '../../api/types';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useSubmit } from '../../components/useSubmit';
import { t } from '../../texts';

const texts = t.federation.check;

/** Says rule by rule how a token fits. What is pasted stands in this form alone, and is gone with it. */
export function FederatedTokenCheck({ id }: { id: string }) {
  const form = useForm({ initialValues: { token: '' } });
  const [findings, setFindings] = useState<Findings | null>(null);
  const { problem, pending, onSubmit } = useSubmit(form);
  const check = async ({ token }: { token: string }) => {
    setFindings(null);
    setFindings(await checkFederatedToken(id, token.trim()));
  };
  return (
    <Paper withBorder p="lg">
      <form onSubmit={onSubmit(check)} noValidate>
        <Stack>
          <Title order={2} size="h4">
            {texts.title}
          </Title>
          <Text size="sm">{texts.text}</Text>
          <Textarea
            label={texts.token}
            autosize
            minRows={3}
            maxRows={8}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            {...form.getInputProps('token')}
          />
          {problem !== null && <ProblemNotice error={problem} />}
          <Group justify="flex-end">
            <Button type="submit" variant="default" loading={pending}>
              {texts.action}
            </Button>
          </Group>
          {findings !== null && <Rules findings={findings} />}
        </Stack>
      </form>
    </Paper>
  );
}

function Rules({ findings: { matches, credentials } }: { findings: Findings }) {
  return (
    <Stack>
      <Alert color={matches ? 'mint' : 'red'} role="status">
        {matches ? texts.matches : texts.matchesNot}
      </Alert>
      {credentials.map(({ name, checks }) => (
        <section key={name} aria-label={name}>
          <Title order={3} size="h5" mb="xs">
            {name}
          </Title>
          <List spacing="sm" listStyleType="none">
            {checks.map(({ check, passed, expected, found }, place) => (
              <List.Item
                key={place}
                icon={
                  <ThemeIcon color={passed ? 'mint' : 'red'} size={24} radius="xl">
                    {passed ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
                  </ThemeIcon>
                }
              >
                <Text span fw={600}>
                  {texts.rules[check] ?? texts.claim(check)}
                </Text>
                <VisuallyHidden>: {passed ? texts.fits : texts.fitsNot}</VisuallyHidden>
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {texts.expected}: {expected}
                </Text>
                {!passed && (
                  <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                    {texts.found}: {found ?? (isSigned(checks) ? t.common.none : texts.untold)}
                  </Text>
                )}
              </List.Item>
            ))}
          </List>
        </section>
      ))}
    </Stack>
  );
}

function isSigned(checks: Findings['credentials'][number]['checks']): boolean {
  return checks.some(({ check, passed }) => check === 'signature' && passed);
}

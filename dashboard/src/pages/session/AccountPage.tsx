import { Alert, Badge, Button, Group, Paper, PasswordInput, Stack, Table, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { renewSession, useMember } from '../../api/session';
import { signOut } from '../../api/sign-out';
import { notifyDone } from '../../components/notify';
import { Page } from '../../components/Page';
import { ProblemNotice } from '../../components/ProblemNotice';
import { showFaults } from '../../components/useServerFaults';
import { t } from '../../texts';

/** Who one is here, the own password, the own sessions. */
export function AccountPage() {
  const member = useMember();
  return (
    <Page title={t.session.account.title}>
      {member.passwordChangeRequired && (
        <Alert color="yellow" role="status">
          {t.session.account.mustChange}
        </Alert>
      )}
      <Paper withBorder p="lg">
        <Table variant="vertical" layout="fixed" withRowBorders={false}>
          <Table.Tbody>
            <Row label={t.session.account.name}>{member.displayName}</Row>
            <Row label={t.session.account.email}>{member.email}</Row>
            {member.tenantName !== null && <Row label={t.session.account.tenant}>{member.tenantName}</Row>}
            <Row label={t.session.account.roles}>
              <Group gap="xs">
                {member.roles.map((role) => (
                  <Badge key={role} variant="default">
                    {t.session.roles[role] ?? role}
                  </Badge>
                ))}
              </Group>
            </Row>
          </Table.Tbody>
        </Table>
      </Paper>
      <PasswordChange />
      <Sessions />
    </Page>
  );
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <Table.Tr>
      <Table.Th w="10rem" scope="row">
        {label}
      </Table.Th>
      <Table.Td>{children}</Table.Td>
    </Table.Tr>
  );
}

function PasswordChange() {
  const [problem, setProblem] = useState<unknown>(null);
  const form = useForm({
    initialValues: { current: '', new: '', repeat: '' },
    validate: { repeat: (repeat, values) => (repeat === values.new ? null : t.session.invitation.mismatch) },
  });
  const change = useMutation({
    mutationFn: ({ current, new: password }: typeof form.values) =>
      answer(api.PUT('/api/v1/session/password', { body: { current, new: password } })),
    onSuccess: async () => {
      form.reset();
      setProblem(null);
      notifyDone(t.session.account.changed);
      await renewSession();
    },
    onError: (error) => {
      setProblem(showFaults(form, error));
    },
  });

  return (
    <Paper withBorder p="lg">
      <form onSubmit={form.onSubmit((values) => change.mutate(values))} noValidate>
        <Stack maw={420}>
          <Title order={2} size="h4">
            {t.session.account.passwordTitle}
          </Title>
          <PasswordInput
            label={t.session.account.current}
            autoComplete="current-password"
            required
            withAsterisk={false}
            {...form.getInputProps('current')}
          />
          <PasswordInput
            label={t.session.account.new}
            description={t.session.invitation.passwordHint}
            autoComplete="new-password"
            required
            withAsterisk={false}
            {...form.getInputProps('new')}
          />
          <PasswordInput
            label={t.session.invitation.repeat}
            autoComplete="new-password"
            required
            withAsterisk={false}
            {...form.getInputProps('repeat')}
          />
          {problem !== null && <ProblemNotice error={problem} />}
          <Group>
            <Button type="submit" loading={change.isPending}>
              {t.session.account.passwordTitle}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

function Sessions() {
  const end = useMutation({ mutationFn: () => signOut(true) });
  return (
    <Paper withBorder p="lg">
      <Stack align="flex-start">
        <Title order={2} size="h4">
          {t.session.account.sessionsTitle}
        </Title>
        <Text c="dimmed">{t.session.account.sessionsText}</Text>
        {end.error !== null && <ProblemNotice error={end.error} />}
        <Button variant="default" onClick={() => end.mutate()} loading={end.isPending}>
          {t.common.signOutEverywhere}
        </Button>
      </Stack>
    </Paper>
  );
}

import { Alert, Badge, Button, Group, Paper, PasswordInput, Stack, Table, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChangePassword } from '../../api/account';
import { useMember } from '../../api/session';
import { useEndOwnSession, useOwnSessions } from '../../api/sessions';
import { useSignOutEverywhere } from '../../api/sign-out';
import { ActionButton } from '../../components/ActionButton';
import { notifyDone } from '../../components/notify';
import { Page } from '../../components/Page';
import { ProblemNotice } from '../../components/ProblemNotice';
import { roleText } from '../../components/roleChoices';
import { SessionList } from '../../components/SessionList';
import { useSubmit } from '../../components/useSubmit';
import { t } from '../../texts';
import { OwnFactors } from './OwnFactors';

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
                    {roleText(role)}
                  </Badge>
                ))}
              </Group>
            </Row>
          </Table.Tbody>
        </Table>
      </Paper>
      <PasswordChange />
      {!member.passwordChangeRequired && <OwnFactors />}
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
  const form = useForm({
    initialValues: { current: '', new: '', repeat: '' },
    validate: { repeat: (repeat, values) => (repeat === values.new ? null : t.session.invitation.mismatch) },
  });
  const change = useChangePassword();
  const { problem, pending, onSubmit } = useSubmit(form);
  const send = async ({ current, new: password }: typeof form.values) => {
    await change.mutateAsync({ current, new: password });
    form.reset();
    notifyDone(t.session.account.changed);
  };

  return (
    <Paper withBorder p="lg">
      <form onSubmit={onSubmit(send)} noValidate>
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
            <Button type="submit" loading={pending}>
              {t.session.account.passwordTitle}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

function Sessions() {
  const end = useEndOwnSession();
  const endAll = useSignOutEverywhere();
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Title order={2} size="h4">
          {t.session.account.sessionsTitle}
        </Title>
        <Text c="dimmed">{t.session.sessions.lead}</Text>
        <SessionList
          label={t.session.account.sessionsTitle}
          list={useOwnSessions()}
          action={(session) =>
            session.current ? null : (
              <ActionButton size="xs" act={() => end.mutateAsync(session.id)}>
                {t.session.sessions.end}
              </ActionButton>
            )
          }
        />
        <Text c="dimmed">{t.session.account.sessionsText}</Text>
        <ActionButton act={() => endAll.mutateAsync()}>{t.common.signOutEverywhere}</ActionButton>
      </Stack>
    </Paper>
  );
}

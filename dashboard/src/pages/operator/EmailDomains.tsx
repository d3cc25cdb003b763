import { Button, Group, Paper, Stack, TagsInput, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEmailDomains, useSetEmailDomains } from '../../api/identityProvider';
import { useKept } from '../../components/leaving';
import { notifyDone } from '../../components/notify';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Resource } from '../../components/Resource';
import { showFaults } from '../../components/useServerFaults';
import { useSubmit } from '../../components/useSubmit';
import { EditableBy, IfMay } from '../../layout/IfMay';
import { t } from '../../texts';

const texts = t.provider.domains;

/** Which e-mail domains are a tenant's: its provider may speak for the people who have addresses there. */
export function EmailDomains({ tenant }: { tenant: string }) {
  return (
    <Paper withBorder p="lg" mt="lg" maw={640}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {texts.title}
        </Title>
        <Text size="sm">{texts.text}</Text>
        <Resource read={useEmailDomains(tenant)} waiting={<Text mih="4em"> </Text>}>
          {({ emailDomains }) => <Entered key={emailDomains.join()} tenant={tenant} stored={emailDomains} />}
        </Resource>
      </Stack>
    </Paper>
  );
}

function Entered({ tenant, stored }: { tenant: string; stored: string[] }) {
  const set = useSetEmailDomains(tenant);
  const form = useForm({ initialValues: { emailDomains: stored } });
  const { problem, pending, onSubmit } = useSubmit(form, (typed, error) =>
    showFaults(typed, error, () => 'emailDomains'),
  );
  const { release } = useKept('changes', form.isDirty(), `/tenants/${tenant}`);
  return (
    <form
      noValidate
      onSubmit={onSubmit(async ({ emailDomains }) => {
        await set.mutateAsync(emailDomains);
        release();
        notifyDone(t.common.saved);
      })}
    >
      <EditableBy right="manage-installation">
        <Stack>
          <TagsInput label={texts.label} splitChars={[',', ' ']} {...form.getInputProps('emailDomains')} />
          {problem !== null && <ProblemNotice error={problem} />}
          <IfMay right="manage-installation">
            <Group justify="flex-end">
              <Button type="submit" disabled={!form.isDirty()} loading={pending}>
                {texts.save}
              </Button>
            </Group>
          </IfMay>
        </Stack>
      </EditableBy>
    </form>
  );
}

import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Paper,
  PasswordInput,
  Radio,
  Select,
  Stack,
  TagsInput,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Versioned } from '../../api/client';
import {
  type IdentityProvider,
  type ProviderOf,
  useDeleteIdentityProvider,
  useIdentityProvider,
  useSetIdentityProvider,
} from '../../api/identityProvider';
import { useMember } from '../../api/session';
import { Confirm } from '../../components/Confirm';
import { CopyField } from '../../components/CopyField';
import { Deed } from '../../components/Deed';
import { useKept } from '../../components/leaving';
import { notifyDone } from '../../components/notify';
import { Page } from '../../components/Page';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Resource } from '../../components/Resource';
import { roleChoices } from '../../components/roleChoices';
import { showFaults } from '../../components/useServerFaults';
import { useSubmit } from '../../components/useSubmit';
import { isOperator, type Right } from '../../layout/access';
import { EditableBy, IfMay } from '../../layout/IfMay';
import { t } from '../../texts';
import { placeOf, PROOFS, providerFaults, sentProvider, shownProvider, type TypedProvider } from './providerForm';

const texts = t.provider;

/** Whoever changes it has this right. */
const MANAGES: Record<ProviderOf, Right> = {
  tenant: 'manage-identity-provider',
  installation: 'manage-installation',
};

/** Where the people of the own tenant sign in, or the operators. */
export function IdentityProviderPage() {
  const of: ProviderOf = isOperator(useMember()) ? 'installation' : 'tenant';
  return (
    <Page title={texts.title} lead={of === 'tenant' ? texts.lead : texts.leadOfOperators}>
      <Resource read={useIdentityProvider(of)}>
        {(stored) => (
          <Stack gap="lg" maw={760}>
            <Settings key={`${stored?.data.id} ${stored?.etag}`} of={of} stored={stored} />
            {stored !== null && <Registration provider={stored.data} />}
            {stored !== null && (
              <IfMay right={MANAGES[of]}>
                <Removal of={of} stored={stored} />
              </IfMay>
            )}
          </Stack>
        )}
      </Resource>
    </Page>
  );
}

function Settings({ of, stored }: { of: ProviderOf; stored: Versioned<IdentityProvider> | null }) {
  const set = useSetIdentityProvider(of);
  const form = useForm<TypedProvider>({
    initialValues: shownProvider(stored?.data ?? null),
    validate: providerFaults(stored?.data ?? null),
  });
  const { problem, pending, onSubmit } = useSubmit(form, (typed, error) =>
    showFaults(typed, error, (field) => placeOf(field, typed.getValues())),
  );
  const { release } = useKept('changes', form.isDirty());
  const typed = form.getValues();
  return (
    <Paper withBorder p="lg">
      <form
        noValidate
        onSubmit={onSubmit(async (values) => {
          await set.mutateAsync({ body: sentProvider(values), etag: stored?.etag ?? null });
          release();
          notifyDone(t.common.saved);
        })}
      >
        <EditableBy right={MANAGES[of]}>
          <Stack>
            <TextInput
              label={texts.issuer}
              description={texts.issuerHint}
              required
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              inputMode="url"
              {...form.getInputProps('issuer')}
            />
            <TextInput
              label={texts.clientId}
              required
              autoComplete="off"
              spellCheck={false}
              {...form.getInputProps('clientId')}
            />
            <Radio.Group label={texts.proof} {...form.getInputProps('proof')}>
              <Stack gap="xs" mt="xs">
                {PROOFS.map((proof) => (
                  <Radio key={proof} value={proof} label={texts.proofs[proof]} />
                ))}
              </Stack>
            </Radio.Group>
            {typed.proof === 'secret' && (
              <PasswordInput
                label={texts.clientSecret}
                description={stored?.data.clientSecretSet ? texts.kept : texts.clientSecretHint}
                autoComplete="off"
                {...form.getInputProps('clientSecret')}
              />
            )}
            {typed.proof === 'key' && (
              <PasswordInput
                label={texts.clientKey}
                description={stored?.data.clientKeySet ? texts.kept : texts.clientKeyHint}
                autoComplete="off"
                {...form.getInputProps('clientKey')}
              />
            )}
            <TagsInput
              label={texts.emailDomains}
              description={of === 'tenant' ? texts.emailDomainsHint : texts.emailDomainsHintOfOperators}
              required
              splitChars={[',', ' ']}
              {...form.getInputProps('emailDomains')}
            />
            <GroupRoles form={form} operator={of === 'installation'} />
            <Checkbox
              label={texts.localPasswords}
              description={texts.localPasswordsHint}
              {...form.getInputProps('localPasswords', { type: 'checkbox' })}
            />
            {!typed.localPasswords && (
              <TextInput
                label={texts.breakGlass}
                description={texts.breakGlassHint}
                required={of === 'installation'}
                autoComplete="off"
                spellCheck={false}
                {...form.getInputProps('breakGlassMemberId')}
              />
            )}
            <Checkbox label={texts.enabled} {...form.getInputProps('enabled', { type: 'checkbox' })} />
            {problem !== null && <ProblemNotice error={problem} />}
            <IfMay right={MANAGES[of]}>
              <Group justify="flex-end">
                <Button type="submit" disabled={!form.isDirty()} loading={pending}>
                  {t.common.save}
                </Button>
              </Group>
            </IfMay>
          </Stack>
        </EditableBy>
      </form>
    </Paper>
  );
}

/** Which role a group gives, a row for each. */
function GroupRoles({ form, operator }: { form: UseFormReturnType<TypedProvider>; operator: boolean }) {
  const choices = roleChoices(operator);
  return (
    <Stack gap="xs" role="group" aria-label={texts.groupRoles}>
      <Text size="sm" fw={500}>
        {texts.groupRoles}
      </Text>
      <Text size="xs" c="dimmed">
        {texts.groupRolesHint}
      </Text>
      {form.getValues().groupRoles.map((row, place) => (
        <Group key={place} align="flex-start" wrap="nowrap">
          <TextInput
            flex={1}
            aria-label={texts.group(place + 1)}
            placeholder={texts.groupExample}
            autoComplete="off"
            {...form.getInputProps(`groupRoles.${place}.group`)}
          />
          <Select
            flex={1}
            aria-label={texts.roleOf(place + 1)}
            data={choices}
            allowDeselect={false}
            {...form.getInputProps(`groupRoles.${place}.role`)}
          />
          <ActionIcon
            mt={4}
            variant="subtle"
            color="gray"
            aria-label={texts.removeGroup(row.group)}
            onClick={() => form.removeListItem('groupRoles', place)}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          onClick={() => form.insertListItem('groupRoles', { group: '', role: choices[0]?.value ?? '' })}
        >
          {texts.addGroup}
        </Button>
      </Group>
    </Stack>
  );
}

/** What has to be entered at the provider. */
function Registration({ provider }: { provider: IdentityProvider }) {
  return (
    <Paper withBorder p="lg">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {texts.registration}
        </Title>
        <Text size="sm">{texts.registrationText}</Text>
        <CopyField value={provider.redirectUri} label={texts.redirectUri} />
        <CopyField value={provider.postLogoutRedirectUri} label={texts.postLogoutRedirectUri} />
      </Stack>
    </Paper>
  );
}

function Removal({ of, stored }: { of: ProviderOf; stored: Versioned<IdentityProvider> }) {
  const [asking, setAsking] = useState(false);
  const remove = useDeleteIdentityProvider(of);
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Title order={2} size="h4">
          {texts.removal}
        </Title>
        <Deed text={texts.removeText} label={texts.remove} onClick={() => setAsking(true)} />
      </Stack>
      {asking && (
        <Confirm
          title={texts.removeTitle}
          action={texts.remove}
          act={async () => {
            await remove.mutateAsync(stored.etag);
            notifyDone(texts.removed);
          }}
          onClose={() => setAsking(false)}
        >
          <Text>{texts.removeText}</Text>
        </Confirm>
      )}
    </Paper>
  );
}

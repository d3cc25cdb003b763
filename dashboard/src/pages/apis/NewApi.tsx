import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRegisterResourceServer } from '../../api/resourceServers';
import type { ApiScope } from '../../api/types';
import { FormModal } from '../../components/FormModal';
import { useShowOnce } from '../../components/showOnce';
import { t } from '../../texts';
import { AccessChoice } from './AccessChoice';
import { filledScopes, showApiFaults } from './apiForm';
import { ScopeFields } from './ScopeFields';
import { shownSecret } from './shownSecret';

const texts = t.apis;

type Typed = {
  kind: keyof typeof texts.kinds;
  name: string;
  identifier: string;
  scopes: ApiScope[];
  access: 'open' | 'by_plan';
};

/** Registers an API, or credentials only. */
export function NewApi({ onClose }: { onClose: () => void }) {
  const register = useRegisterResourceServer();
  const showOnce = useShowOnce();
  const form = useForm<Typed>({
    initialValues: { kind: 'api', name: '', identifier: '', scopes: [], access: 'open' },
  });
  const { kind } = form.getValues();
  return (
    <FormModal
      title={texts.add}
      form={form}
      submit={async ({ name, identifier, scopes, access }) => {
        const ofApi = { identifier: identifier.trim(), scopes: filledScopes(scopes), access };
        const made = await register.mutateAsync({ name, ...(kind === 'api' ? ofApi : {}) });
        showOnce({ ...shownSecret(made), next: `/apis/${made.id}` });
      }}
      faults={showApiFaults}
      action={texts.add}
      done={null}
      onClose={onClose}
    >
      <Radio.Group label={texts.kind} {...form.getInputProps('kind')}>
        <Stack gap="xs" mt="xs">
          {(['api', 'credentials'] as const).map((value) => (
            <Radio key={value} value={value} label={texts.kinds[value].label} description={texts.kinds[value].hint} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput label={texts.name} required data-autofocus autoComplete="off" {...form.getInputProps('name')} />
      {kind === 'api' && (
        <>
          <TextInput
            label={texts.identifier}
            description={texts.identifierHint}
            required
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            inputMode="url"
            {...form.getInputProps('identifier')}
          />
          <ScopeFields form={form} />
          <AccessChoice {...form.getInputProps('access')} />
          <Text size="sm" c="dimmed">
            {texts.beginsWith}
          </Text>
        </>
      )}
    </FormModal>
  );
}

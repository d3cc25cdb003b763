import {
  Alert,
  Fieldset,
  type InputWrapperProps,
  Paper,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { API_MERGERS, apiFields, type ApiFields, useChangeResourceServer } from '../../api/resourceServers';
import type { ResourceServer } from '../../api/types';
import { DurationInput } from '../../components/DurationInput';
import { EditFooter } from '../../components/EditFooter';
import { Fact } from '../../components/Fact';
import { useEdit } from '../../components/useEdit';
import { EditableBy, IfMay } from '../../layout/IfMay';
import { t } from '../../texts';
import { durationText } from '../../texts/durations';
import { AccessChoice } from './AccessChoice';
import { apiText, lifetimeFault, showApiFaults, shownApi, type TypedApi, typedApi } from './apiForm';
import { ScopeFields } from './ScopeFields';

const texts = t.apis;

/** What of an API can be changed, and what of it the configuration says. */
export function ApiSettings({ server, etag }: { server: ResourceServer; etag: string | null }) {
  const isApi = server.identifier !== null;
  const change = useChangeResourceServer(server.id);
  const fields = apiFields(server);
  const form = useForm<TypedApi>({
    initialValues: shownApi(fields),
    validateInputOnBlur: true,
    validate: { tokenLifetime: (typed) => (isApi ? lifetimeFault(typed) : null) },
  });
  const edit = useEdit<TypedApi, ApiFields>({
    stored: { data: fields, etag },
    form,
    typed: (values) => typedApi(values, fields),
    shown: shownApi,
    send: change.mutateAsync,
    within: `/apis/${server.id}`,
    faults: showApiFaults,
    mergers: API_MERGERS,
  });
  return (
    <Paper withBorder p="lg">
      <form onSubmit={edit.onSubmit} noValidate>
        <EditableBy right="manage-installation">
          <Stack>
            <Title order={2} size="h4">
              {texts.settings}
            </Title>
            {!isApi && <Alert color="gray">{texts.credentialsOnlyText}</Alert>}
            <TextInput label={texts.name} autoComplete="off" {...form.getInputProps('name')} />
            {isApi && (
              <>
                {server.isDefault ? <Configured server={server} /> : <ScopeFields form={form} />}
                <AccessChoice {...form.getInputProps('access')} />
                {!server.isDefault && (
                  <DurationInput
                    label={texts.lifetime}
                    description={texts.lifetimeHint}
                    inputWrapperOrder={ORDER}
                    {...(form.getInputProps('tokenLifetime') as Parameters<typeof DurationInput>[0])}
                  />
                )}
                <SimpleGrid cols={{ base: 1, sm: 2 }}>
                  {!server.isDefault && (
                    <Select
                      label={texts.algorithm}
                      description={texts.algorithmHint}
                      data={['ES256', 'RS256']}
                      allowDeselect={false}
                      inputWrapperOrder={ORDER}
                      {...form.getInputProps('signingAlgorithm')}
                    />
                  )}
                  <Select
                    label={texts.tokenType}
                    description={texts.tokenTypeHint}
                    data={['at+jwt', 'JWT']}
                    allowDeselect={false}
                    inputWrapperOrder={ORDER}
                    {...form.getInputProps('tokenType')}
                  />
                </SimpleGrid>
                <Switch
                  label={texts.requireDpop}
                  description={texts.requireDpopHint}
                  {...form.getInputProps('requireDpop', { type: 'checkbox' })}
                />
              </>
            )}
            <IfMay right="manage-installation">
              <EditFooter edit={edit} labels={LABELS} textOf={apiText} />
            </IfMay>
          </Stack>
        </EditableBy>
      </form>
    </Paper>
  );
}

/** What the configuration of the service says about the default API. */
function Configured({ server }: { server: ResourceServer }) {
  return (
    <Fieldset legend={texts.configured}>
      <Text size="sm" c="dimmed" mb="sm">
        {texts.configuredHint}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {(
          [
            [texts.identifier, 'MINTMARK_AUDIENCE', server.identifier],
            [texts.scopes, 'MINTMARK_SCOPE', server.scopes.map(({ name }) => name).join(' ')],
            [texts.lifetime, 'MINTMARK_TOKEN_LIFETIME', durationText(server.tokenLifetime ?? '')],
            [texts.algorithm, 'MINTMARK_SIGNING_ALGORITHM', server.signingAlgorithm],
          ] as const
        ).map(([label, variable, value]) => (
          <Fact key={variable} label={label}>
            {value || t.common.none}
            <Text size="xs" c="dimmed" ff="monospace">
              {variable}
            </Text>
          </Fact>
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}

const ORDER: InputWrapperProps['inputWrapperOrder'] = ['label', 'input', 'description', 'error'];

const LABELS: Record<keyof ApiFields, string> = {
  name: texts.name,
  scopes: texts.scopes,
  access: texts.access,
  tokenLifetime: texts.lifetime,
  signingAlgorithm: texts.algorithm,
  tokenType: texts.tokenType,
  enabled: texts.columns.state,
  requireDpop: texts.requireDpop,
};

import { Alert, Button, Fieldset, Group, Input, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useActivity } from '../../api/apps';
import type { useTrustedIssuerChoices } from '../../api/federatedCredentials';
import type { App } from '../../api/types';
import { ChoiceSelect } from '../../components/ChoiceSelect';
import { PlatformNote } from '../../federation/PlatformNote';
import { platformOf } from '../../federation/platforms';
import { t } from '../../texts';
import { FederatedLastUse } from './FederatedLastUse';
import type { TypedFederation } from './federationForm';

const texts = t.federation.credentials;
const MOST = 5;

/** The federated credentials of an app; the keyboard follows what is added and removed. */
export function FederatedCredentialFields({
  form,
  issuers,
  app,
  mayRemove,
  mayChange,
}: {
  form: UseFormReturnType<TypedFederation>;
  issuers: ReturnType<typeof useTrustedIssuerChoices>;
  app: App;
  mayRemove: boolean;
  mayChange: boolean;
}) {
  const credentials = form.getValues().federatedCredentials;
  const activity = useActivity(app.id, app.federatedCredentials.length > 0);
  const [added, setAdded] = useState(-1);
  const add = useRef<HTMLButtonElement>(null);
  const choices = issuers.data?.items ?? [];
  const set = (next: TypedFederation['federatedCredentials']) => {
    // Faults stand at rows, which move.
    form.clearErrors();
    form.setFieldValue('federatedCredentials', next);
  };
  return (
    <Stack>
      {credentials.length === 0 && <Text size="sm">{texts.none}</Text>}
      {mayChange && issuers.data !== undefined && choices.length === 0 && <Alert color="gray">{texts.noIssuers}</Alert>}
      {credentials.map(({ name, issuer }, row) => {
        const at = (field: string) => `federatedCredentials.${row}.${field}`;
        const chosen = choices.find(({ id }) => id === issuer);
        const platform = chosen === undefined ? null : platformOf(chosen);
        const isStored = app.federatedCredentials.some((one) => one.name === name);
        return (
          <Fieldset key={row} legend={texts.one(row + 1)}>
            <Stack gap="sm">
              <TextInput
                label={texts.name}
                disabled={!mayChange}
                autoFocus={row === added}
                autoComplete="off"
                {...form.getInputProps(at('name'))}
              />
              <ChoiceSelect
                read={issuers}
                label={texts.issuer}
                placeholder={texts.chooseIssuer}
                disabled={!mayChange}
                allowDeselect={false}
                data={[
                  ...choices.map((one) => ({ value: one.id, label: `${one.name} (${one.issuer})` })),
                  ...(chosen === undefined && issuer !== '' ? [{ value: issuer, label: texts.notOffered }] : []),
                ]}
                description={platform === null ? undefined : <PlatformNote platform={platform} />}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                {...form.getInputProps(at('issuer'))}
              />
              <TextInput
                label={texts.subject}
                description={texts.subjectHint}
                placeholder={platform?.subject}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                disabled={!mayChange}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                {...form.getInputProps(at('subject'))}
              />
              <Textarea
                label={texts.claims}
                description={texts.claimsHint}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                disabled={!mayChange}
                autosize
                minRows={1}
                maxRows={10}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                {...form.getInputProps(at('claims'))}
              />
              <Group justify="space-between" align="flex-end">
                {isStored ? (
                  <FederatedLastUse
                    use={activity.data?.federatedTokens.find(({ credential }) => credential === name)}
                    known={activity.data !== undefined}
                  />
                ) : (
                  <span />
                )}
                {mayRemove && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={texts.remove(name, row + 1)}
                    onClick={() => {
                      set(credentials.filter((_, index) => index !== row));
                      add.current?.focus();
                    }}
                  >
                    {t.common.remove}
                  </Button>
                )}
              </Group>
            </Stack>
          </Fieldset>
        );
      })}
      {form.errors.federatedCredentials !== undefined && (
        <Input.Error role="alert">{form.errors.federatedCredentials}</Input.Error>
      )}
      {mayChange && credentials.length < MOST && (
        <Group>
          <Button
            ref={add}
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => {
              setAdded(credentials.length);
              set([...credentials, { name: '', issuer: '', subject: '', claims: '' }]);
            }}
          >
            {texts.add}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

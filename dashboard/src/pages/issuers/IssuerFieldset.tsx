import { type InputWrapperProps, MultiSelect, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { DurationInput } from '../../components/DurationInput';
import { t } from '../../texts';
import { ALGORITHMS, type Source, type TypedIssuer } from './issuerForm';

const texts = t.federation.issuers;
const ORDER: InputWrapperProps['inputWrapperOrder'] = ['label', 'input', 'description', 'error'];

/** Where the keys of an issuer are, and which tokens of it count. */
export function IssuerFieldset<V extends TypedIssuer>({ form }: { form: UseFormReturnType<V> }) {
  const { source } = form.getValues().keys;
  return (
    <>
      <Radio.Group label={texts.keys} {...form.getInputProps('keys.source')}>
        <Stack gap="xs" mt="xs">
          {(Object.keys(texts.sources) as Source[]).map((value) => (
            <Radio key={value} value={value} label={texts.sources[value]} description={texts.sourceHints[value]} />
          ))}
        </Stack>
      </Radio.Group>
      {source === 'address' && (
        <TextInput
          label={texts.jwksUri}
          required
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          inputMode="url"
          {...form.getInputProps('keys.jwksUri')}
        />
      )}
      {source === 'value' && (
        <Textarea
          label={texts.jwks}
          description={texts.jwksHint}
          required
          autosize
          minRows={4}
          maxRows={14}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          {...form.getInputProps('keys.jwks')}
        />
      )}
      <MultiSelect label={texts.algorithms} data={ALGORITHMS} {...form.getInputProps('algorithms')} />
      <DurationInput
        label={texts.lifetime}
        description={texts.lifetimeHint}
        inputWrapperOrder={ORDER}
        {...(form.getInputProps('maxTokenLifetime') as Parameters<typeof DurationInput>[0])}
      />
    </>
  );
}

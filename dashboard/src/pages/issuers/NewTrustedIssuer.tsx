import { Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from 'react-router';
import { sentKeys, useRegisterTrustedIssuer } from '../../api/trustedIssuers';
import { FormModal } from '../../components/FormModal';
import { PlatformNote } from '../../federation/PlatformNote';
import { PLATFORMS } from '../../federation/platforms';
import { t } from '../../texts';
import { shownDuration } from '../../texts/durations';
import { ISSUER_RULES, presetOf, showIssuerFaults, type TypedIssuer, typedIssuer } from './issuerForm';
import { IssuerFieldset } from './IssuerFieldset';

const texts = t.federation.issuers;
const CHOICES = PLATFORMS.map(({ id, name }) => ({ value: id, label: name }));

type Typed = TypedIssuer & { platform: string; issuer: string };

/** Registers a trusted issuer; a platform that is chosen fills the form. */
export function NewTrustedIssuer({ onClose }: { onClose: () => void }) {
  const register = useRegisterTrustedIssuer();
  const navigate = useNavigate();
  const form = useForm<Typed>({
    initialValues: {
      platform: '',
      name: '',
      issuer: '',
      keys: { source: 'discovery', jwksUri: '', jwks: '' },
      algorithms: ['RS256', 'ES256'],
      maxTokenLifetime: shownDuration('P1D'),
    },
    validate: ISSUER_RULES,
  });
  const platform = PLATFORMS.find(({ id }) => id === form.getValues().platform);
  return (
    <FormModal
      title={texts.add}
      form={form}
      submit={({ issuer, ...typed }) => {
        const { name, keys, algorithms, maxTokenLifetime } = typedIssuer(typed, { enabled: true });
        return register.mutateAsync({ name, issuer: issuer.trim(), ...sentKeys(keys), algorithms, maxTokenLifetime });
      }}
      faults={showIssuerFaults}
      action={texts.add}
      done={null}
      then={({ id }) => void navigate(`/trusted-issuers/${id}`)}
      onClose={onClose}
    >
      <Select
        label={t.federation.platform.label}
        description={platform === undefined ? t.federation.platform.hint : <PlatformNote platform={platform} />}
        inputWrapperOrder={['label', 'input', 'description']}
        placeholder={t.federation.platform.other}
        data={CHOICES}
        clearable
        clearButtonProps={{ 'aria-label': t.federation.platform.other }}
        data-autofocus
        value={platform?.id ?? null}
        onChange={(id) => {
          const chosen = PLATFORMS.find((one) => one.id === id);
          form.clearErrors();
          form.setValues({ platform: id ?? '', ...(chosen === undefined ? {} : presetOf(chosen)) });
        }}
      />
      <TextInput label={texts.name} required autoComplete="off" {...form.getInputProps('name')} />
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
      <IssuerFieldset form={form} />
    </FormModal>
  );
}

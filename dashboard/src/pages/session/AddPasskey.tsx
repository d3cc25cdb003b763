import { Button, Group, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useAddPasskey } from '../../api/factors';
import { PasskeyFault, passkeySupport } from '../../api/passkeys';
import { FormModal } from '../../components/FormModal';
import { useShowOnce } from '../../components/showOnce';
import { showFaults } from '../../components/useServerFaults';
import { t } from '../../texts';
import { PasskeyNotice } from './PasskeyNotice';
import { shownCodes } from './recoveryCodes';

const texts = t.session.passkey;

/** The longest name that the service takes. */
const NAME_LETTERS = 100;

/** The way to another passkey; where there is none, why. */
export function AddPasskey({ next }: { /** Where to go when the recovery codes are saved. */ next?: string }) {
  const [opened, { open, close }] = useDisclosure();
  const support = passkeySupport();
  if (support !== 'ready') {
    return <Text role="status">{texts.support[support]}</Text>;
  }
  return (
    <Group>
      <Button onClick={open}>{texts.add}</Button>
      {opened && <Naming next={next} onClose={close} />}
    </Group>
  );
}

/** Asks for a name, then has the browser make the passkey. */
function Naming({ next, onClose }: { next?: string; onClose: () => void }) {
  // Before the browser makes it: one that is not registered then would stay on the device.
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (name) => (name.trim() === '' ? texts.nameMissing : null) },
  });
  const [fault, setFault] = useState<PasskeyFault | null>(null);
  const add = useAddPasskey();
  const showOnce = useShowOnce();
  return (
    <FormModal
      title={texts.add}
      form={form}
      action={texts.go}
      done={texts.added}
      submit={({ name }) => {
        setFault(null);
        return add.mutateAsync(name);
      }}
      faults={(refused, error) => {
        if (error instanceof PasskeyFault) {
          setFault(error);
          return null;
        }
        return showFaults(refused, error);
      }}
      then={(codes) => {
        if (codes.length > 0) {
          showOnce({ ...shownCodes(codes), next });
        }
      }}
      onClose={onClose}
    >
      <TextInput
        label={texts.name}
        description={texts.nameHint}
        autoComplete="off"
        maxLength={NAME_LETTERS}
        required
        withAsterisk={false}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Text size="sm">{texts.next}</Text>
      {fault !== null && <PasskeyNotice error={fault} />}
    </FormModal>
  );
}

import { Alert, Fieldset, Stack, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useRef, useState } from 'react';
import { useAddDatabase, useAddRegion } from '../../api/regions';
import type { Region } from '../../api/types';
import { FormModal } from '../../components/FormModal';
import { Help } from '../../components/Help';
import { showFaults } from '../../components/useServerFaults';
import { t } from '../../texts';

const texts = t.host.regions;

const OF_DATABASE = { code_taken: 'dbCode' };

/** Adds a region with its first database. If the database is refused, the region is there: only the database is sent again. */
export function NewRegion({ onClose }: { onClose: () => void }) {
  const addRegion = useAddRegion();
  const addDatabase = useAddDatabase();
  const [added, setAdded] = useState<Region | null>(null);
  const sendsDatabase = useRef(false);
  const form = useForm({ initialValues: { code: '', name: '', dbCode: '', description: '' } });
  type Typed = typeof form.values;

  const submit = async ({ code, name, dbCode, description }: Typed) => {
    sendsDatabase.current = false;
    const region = added ?? (await addRegion.mutateAsync({ code, name, active: true }));
    setAdded(region);
    if (dbCode.trim() !== '') {
      sendsDatabase.current = true;
      await addDatabase.mutateAsync({ region: region.code, dbCode, description, active: true });
    }
  };
  const faults = (refused: UseFormReturnType<Typed>, error: unknown) =>
    sendsDatabase.current ? showFaults(refused, error, undefined, OF_DATABASE) : showFaults(refused, error);

  return (
    <FormModal title={texts.add} form={form} submit={submit} faults={faults} action={texts.add} onClose={onClose}>
      {added !== null && (
        <Alert color="yellow" role="status">
          {texts.addedWithoutDatabase}
        </Alert>
      )}
      <TextInput
        label={texts.code}
        description={<Help topic="license-region">{texts.codeHint}</Help>}
        required
        disabled={added !== null}
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('code')}
      />
      <TextInput
        label={texts.name}
        required
        disabled={added !== null}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <Fieldset legend={texts.firstDatabase}>
        <Stack>
          <TextInput
            label={texts.dbCode}
            description={<Help topic="db-code">{texts.firstDatabaseHint}</Help>}
            autoComplete="off"
            {...form.getInputProps('dbCode')}
          />
          <TextInput label={texts.description} autoComplete="off" {...form.getInputProps('description')} />
        </Stack>
      </Fieldset>
    </FormModal>
  );
}

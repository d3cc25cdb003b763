import { Input, SimpleGrid, TextInput } from '@mantine/core';
import { type FocusEventHandler, useState } from 'react';
import { dryRun } from '../../api/apps';
import { ApiProblem } from '../../api/problem';
import { t } from '../../texts';
import { type AppForm, newAppOf, slotOf, slotsOf } from './appForm';

/** Three domains, each shown as it would be stored: the server says so in a dry run when a field is left. */
export function DomainFields({ form, disabled = false }: { form: AppForm; disabled?: boolean }) {
  const [stored, setStored] = useState<(string | null)[]>([]);

  async function check() {
    const typed = form.getValues();
    if (slotsOf(typed).length === 0) {
      setStored([]);
      return;
    }
    try {
      setStored((await dryRun({ ...newAppOf(typed), plan: undefined })).allowedDomains);
    } catch (error) {
      setStored([]);
      if (error instanceof ApiProblem) {
        for (const fault of error.faults.filter(({ field }) => field.startsWith('allowedDomains'))) {
          form.setFieldError(slotOf(fault.field).replace(/\[(\d)\]/, '.$1'), fault.message);
        }
      }
    }
  }

  return (
    <Input.Wrapper label={t.apps.fields.domains} description={t.apps.fields.domainsHint} labelElement="div">
      <SimpleGrid cols={{ base: 1, sm: 3 }} mt="xs">
        {form.getValues().allowedDomains.map((domain, slot) => {
          const shown = domain.trim() === '' ? null : (stored[slot] ?? null);
          const input = form.getInputProps(`allowedDomains.${slot}`);
          const onBlur = input.onBlur as FocusEventHandler<HTMLInputElement> | undefined;
          return (
            <TextInput
              key={slot}
              aria-label={t.apps.fields.domain(slot + 1)}
              placeholder={slot === 0 ? 'app.example.com' : undefined}
              autoCapitalize="off"
              autoComplete="off"
              spellCheck={false}
              inputMode="url"
              disabled={disabled}
              inputWrapperOrder={['input', 'description', 'error']}
              description={shown !== null && shown !== domain ? t.apps.fields.storedAs(shown) : undefined}
              {...input}
              onBlur={(event) => {
                onBlur?.(event);
                void check();
              }}
            />
          );
        })}
      </SimpleGrid>
    </Input.Wrapper>
  );
}

import { Input, SimpleGrid, TextInput } from '@mantine/core';
import type { FocusEventHandler } from 'react';
import { dryRun } from '../../api/apps';
import { same } from '../../api/merge';
import { ApiProblem } from '../../api/problem';
import { Help } from '../../components/Help';
import { inServersWords } from '../../components/useServerFaults';
import { t } from '../../texts';
import { type AppForm, newAppOf, slotOf, slotsOf } from './appForm';
import { storedDomain } from './storedDomain';

/**
 * Three domains, each shown as it will be stored while it is typed. What the service refuses of them is said when a field is
 * left: a dry run tells, which stores nothing.
 */
export function DomainFields({ form, disabled = false }: { form: AppForm; disabled?: boolean }) {
  async function check() {
    const asked = slotsOf(form.getValues());
    if (asked.length === 0) {
      return;
    }
    try {
      await dryRun({ ...newAppOf(form.getValues()), plan: undefined });
    } catch (error) {
      // What was typed since then is not what was refused.
      if (error instanceof ApiProblem && same(asked, slotsOf(form.getValues()))) {
        for (const fault of error.faults.filter(({ field }) => field.startsWith('allowedDomains'))) {
          form.setFieldError(slotOf(fault.field).replace(/\[(\d)\]/, '.$1'), inServersWords(fault.message));
        }
      }
    }
  }

  return (
    <Input.Wrapper
      label={t.apps.fields.domains}
      description={<Help topic="allowed-domains">{t.apps.fields.domainsHint}</Help>}
      labelElement="div"
    >
      <SimpleGrid cols={{ base: 1, sm: 3 }} mt="xs">
        {form.getValues().allowedDomains.map((domain, slot) => {
          const stored = storedDomain(domain);
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
              description={stored !== null && stored !== domain.trim() ? t.apps.fields.storedAs(stored) : undefined}
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

import { ActionIcon, Button, Fieldset, Flex, Group, Input, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ApiScope } from '../../api/types';
import { t } from '../../texts';

const texts = t.apis;

/** The scopes of an API, a row for each; the keyboard follows what is added and removed. */
export function ScopeFields<V extends { scopes: ApiScope[] }>({ form }: { form: UseFormReturnType<V> }) {
  const { scopes } = form.getValues();
  const [added, setAdded] = useState(-1);
  const add = useRef<HTMLButtonElement>(null);
  const set = (next: ApiScope[]) => {
    // Faults stand at rows, which move.
    const others = Object.entries(form.errors).filter(([field]) => !field.startsWith('scopes'));
    form.setErrors(Object.fromEntries(others));
    (form.setFieldValue as (field: string, value: unknown) => void)('scopes', next);
  };
  return (
    <Fieldset legend={texts.scopes}>
      <Text size="sm" c="dimmed" mb="sm">
        {texts.scopesHint}
      </Text>
      <Flex direction="column" gap={{ base: 'lg', xs: 'sm' }}>
        {scopes.length === 0 && <Text size="sm">{texts.noScopes}</Text>}
        {scopes.map(({ name }, row) => (
          <Group key={row} wrap="nowrap" gap="xs" align="flex-start">
            <Flex direction={{ base: 'column', xs: 'row' }} gap="xs" flex={1}>
              <TextInput
                flex={2}
                aria-label={texts.scope(row + 1)}
                placeholder={texts.scopeName}
                autoFocus={row === added}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                {...form.getInputProps(`scopes.${row}.name`)}
              />
              <TextInput
                flex={3}
                aria-label={texts.scopeDescription(row + 1)}
                placeholder={texts.description}
                autoComplete="off"
                {...form.getInputProps(`scopes.${row}.description`)}
              />
            </Flex>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="input-sm"
              aria-label={texts.removeScope(name)}
              onClick={() => {
                set(scopes.filter((_, index) => index !== row));
                add.current?.focus();
              }}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {form.errors.scopes !== undefined && <Input.Error role="alert">{form.errors.scopes}</Input.Error>}
        <Group>
          <Button
            ref={add}
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => {
              setAdded(scopes.length);
              set([...scopes, { name: '', description: '' }]);
            }}
          >
            {texts.addScope}
          </Button>
        </Group>
      </Flex>
    </Fieldset>
  );
}

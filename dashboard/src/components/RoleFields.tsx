import { Checkbox, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Role } from '../api/people';
import { t } from '../texts';
import { roleChoices } from './roleChoices';

/** The roles that somebody has or is to have: one or several, each with what it allows. */
export function RoleFields({
  operators,
  value,
  onChange,
  error,
}: {
  operators: boolean;
  value?: Role[];
  onChange?: (roles: Role[]) => void;
  error?: ReactNode;
}) {
  return (
    <Checkbox.Group
      label={t.host.people.roles}
      description={t.host.people.rolesHint}
      value={value}
      onChange={onChange}
      error={error}
    >
      <Stack gap="xs" mt="xs">
        {roleChoices(operators).map((choice) => (
          <Checkbox key={choice.value} value={choice.value} label={choice.label} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

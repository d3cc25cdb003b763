import { Radio, type RadioGroupProps, Stack } from '@mantine/core';
import { t } from '../../texts';

/** Who gets tokens for an API. */
export function AccessChoice(group: Omit<RadioGroupProps, 'children' | 'ref'>) {
  return (
    <Radio.Group label={t.apis.access} {...group}>
      <Stack gap="xs" mt="xs">
        {(['open', 'by_plan'] as const).map((value) => (
          <Radio key={value} value={value} label={t.apis.accesses[value]} description={t.apis.accessHints[value]} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

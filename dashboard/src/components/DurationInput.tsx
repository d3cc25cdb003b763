import { Flex, Select, type TextInputProps } from '@mantine/core';
import { t } from '../texts';
import type { DurationUnit, TypedDuration } from '../texts/durations';
import { WholeNumberInput } from './WholeNumberInput';

const UNITS = Object.entries(t.common.duration.units).map(([value, label]) => ({ value, label }));

/** A number and a unit. */
export function DurationInput({
  value,
  onChange,
  ...input
}: Omit<TextInputProps, 'value' | 'onChange' | 'ref'> & {
  value: TypedDuration;
  onChange: (typed: TypedDuration) => void;
}) {
  return (
    <Flex gap="xs" align="flex-start">
      <WholeNumberInput
        {...input}
        flex={3}
        value={value.amount}
        onChange={(amount) => onChange({ ...value, amount })}
      />
      <Select
        flex={2}
        label={t.common.duration.unit}
        data={UNITS}
        allowDeselect={false}
        disabled={input.disabled}
        value={value.unit}
        onChange={(unit) => onChange({ ...value, unit: unit as DurationUnit })}
      />
    </Flex>
  );
}

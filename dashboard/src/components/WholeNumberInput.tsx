import { TextInput, type TextInputProps } from '@mantine/core';
import type { FocusEventHandler } from 'react';
import { numberText, wholeNumber } from '../texts/numbers';

/**
 * A field for a whole number. It takes what is typed as it is and changes none of it, so that `1.5` is refused rather than
 * read as 15; a number is shown in groups when the field is left.
 */
export function WholeNumberInput({
  value,
  onChange,
  onBlur,
  ...input
}: Omit<TextInputProps, 'value' | 'onChange' | 'ref'> & { value?: string; onChange?: (typed: string) => void }) {
  const leave: FocusEventHandler<HTMLInputElement> = (event) => {
    const number = wholeNumber(value ?? '');
    if (number !== null) {
      onChange?.(numberText(number));
    }
    onBlur?.(event);
  };
  return (
    <TextInput
      {...input}
      value={value ?? ''}
      onChange={(event) => onChange?.(event.currentTarget.value)}
      onBlur={leave}
      inputMode="numeric"
      autoComplete="off"
    />
  );
}

import { Anchor, Select, type SelectProps } from '@mantine/core';
import { t } from '../texts';
import { problemText } from './ProblemNotice';
import { type Read, useKeepTrying } from './useKeepTrying';

/** A choice among what is read from the server: says so when it could not be read, instead of that there is nothing. */
export function ChoiceSelect({ read, error, ...select }: Omit<SelectProps, 'ref'> & { read: Read<unknown> }) {
  useKeepTrying(read);
  const unread = read.data === undefined && read.error !== null;
  return (
    <Select
      {...select}
      disabled={select.disabled === true || (read.data === undefined && !unread)}
      error={
        unread ? (
          <>
            {t.common.choicesUnread} {problemText(read.error)}{' '}
            <Anchor component="button" type="button" size="xs" onClick={() => void read.refetch()}>
              {t.common.retry}
            </Anchor>
          </>
        ) : (
          error
        )
      }
    />
  );
}

import { Tooltip } from '@mantine/core';
import { t } from '../texts';
import { relativeText } from '../texts/relative';
import { useNow } from './useNow';

const LOCAL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const UTC = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });

/**
 * An instant as the time since then or until then; exactly, in the reader's own zone and in UTC, when pointed at or focused.
 *
 * @param exact shows the reader's own time at once, where a distance would say too little
 */
export function Instant({
  at,
  missing = t.common.never,
  exact = false,
}: {
  at: string | null | undefined;
  missing?: string;
  exact?: boolean;
}) {
  const now = useNow();
  if (at === null || at === undefined) {
    return <span>{missing}</span>;
  }
  const instant = new Date(at);
  const local = LOCAL.format(instant);
  const utc = t.common.utc(UTC.format(instant));
  return (
    <Tooltip label={exact ? utc : `${local} (${utc})`} events={{ hover: true, focus: true, touch: true }}>
      <time dateTime={at} tabIndex={0} data-instant>
        {exact ? local : relativeText(instant.getTime(), now)}
      </time>
    </Tooltip>
  );
}

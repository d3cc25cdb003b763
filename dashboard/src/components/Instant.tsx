import { Tooltip } from '@mantine/core';
import { t } from '../texts';

const LOCAL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const UTC = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });

/** An instant in the reader's own zone; in UTC when pointed at or focused. */
export function Instant({ at, missing = t.common.never }: { at: string | null | undefined; missing?: string }) {
  if (at === null || at === undefined) {
    return <span>{missing}</span>;
  }
  const instant = new Date(at);
  return (
    <Tooltip label={t.common.utc(UTC.format(instant))} events={{ hover: true, focus: true, touch: true }}>
      <time dateTime={at} tabIndex={0} data-instant>
        {LOCAL.format(instant)}
      </time>
    </Tooltip>
  );
}

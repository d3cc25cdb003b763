import { Tooltip } from '@mantine/core';
import { useContext } from 'react';
import { t } from '../texts';
import { locale } from '../texts/language';
import { relativeText } from '../texts/relative';
import { InListContext } from './inList';
import { useNow } from './useNow';

const LOCAL = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const UTC = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });

/**
 * An instant as the time since then or until then; exactly, in the reader's own zone and in UTC, when pointed at or focused.
 * In a list it takes no focus: there the reader chooses to see all of them exactly.
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
  const inList = useContext(InListContext);
  if (at === null || at === undefined) {
    return <span>{missing}</span>;
  }
  const instant = new Date(at);
  const local = LOCAL.format(instant);
  const utc = t.common.utc(UTC.format(instant));
  const shown = exact || inList?.exactTimes === true ? local : relativeText(instant.getTime(), now);
  return (
    <Tooltip label={shown === local ? utc : `${local} (${utc})`} events={{ hover: true, focus: true, touch: true }}>
      <time dateTime={at} tabIndex={inList === null ? 0 : undefined}>
        {shown}
      </time>
    </Tooltip>
  );
}

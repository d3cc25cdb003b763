import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { t } from '../texts';

/** Says at the top that something is on its way: a page, what it shows for the first time, or what was asked for. */
export function ProgressBar() {
  const reading = useIsFetching({ predicate: ({ state }) => state.data === undefined });
  const writing = useIsMutating();
  return reading + writing === 0 ? null : <div className="progress" role="progressbar" aria-label={t.common.loading} />;
}

import { useEffect } from 'react';
import { t } from '../texts';

/** Names the page in the browser's tab and history. */
export function useTitle(page: string): void {
  useEffect(() => {
    document.title = t.common.pageTitle(page);
  }, [page]);
}

import { useSearchParams } from 'react-router';
import type { AppFilters, AppSort } from '../../api/apps';
import { useSearchText } from '../../components/useSearchText';
import { t } from '../../texts';

const NARROWING = ['q', 'enabled', 'region', 'plan'] as const;

function isSort(value: string | null): value is AppSort {
  return value !== null && value in t.apps.sorts;
}

/** What a list of apps is narrowed to. It stands in the address, so that a link or a reload shows the same list. */
export function useAppFilters() {
  const [params, setParams] = useSearchParams();
  const enabled = params.get('enabled');
  const sort = params.get('sort');
  const filters: AppFilters = {
    q: params.get('q') ?? '',
    enabled: enabled === 'true' || enabled === 'false' ? enabled : '',
    region: params.get('region') ?? '',
    plan: params.get('plan') ?? '',
    sort: isSort(sort) ? sort : 'name',
  };
  const { text: search, setText: setSearch } = useSearchText();

  function change(part: Partial<AppFilters>): void {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(part)) {
          if (value === '' || (name === 'sort' && value === 'name')) {
            next.delete(name);
          } else {
            next.set(name, value);
          }
        }
        return next;
      },
      { replace: true },
    );
  }

  return {
    filters,
    change,
    /** What is typed; it narrows the list a moment later. */
    search,
    setSearch,
    isNarrowed: NARROWING.some((name) => filters[name] !== ''),
    clear: () => {
      setSearch('');
      // At once: what is chosen next is chosen from there.
      setParams({}, { replace: true, flushSync: true });
    },
  };
}

import { useInfiniteQuery } from '@tanstack/react-query';

type Page<T> = { items: T[]; nextCursor: string | null };

/** A list of the API, page by page. */
export function useList<T>(queryKey: readonly unknown[], fetchPage: (cursor: { cursor?: string }) => Promise<Page<T>>) {
  return useInfiniteQuery({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => fetchPage(pageParam === undefined ? {} : { cursor: pageParam }),
    getNextPageParam: (page: Page<T>) => page.nextCursor ?? undefined,
  });
}

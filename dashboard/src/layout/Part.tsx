import { useQuery } from '@tanstack/react-query';
import type { ComponentType, ReactNode } from 'react';
import { PartMissing } from '../api/problem';
import { queries } from '../api/queries';
import { Resource } from '../components/Resource';
import { PageSkeleton } from './PageSkeleton';

const RELOADED_AT = 'mintmark-reloaded-at';
const NOT_AGAIN_WITHIN_MS = 60_000;

/** A part of the dashboard that the browser fetches when it is first wanted: a page, a chart. */
export type PartOf<Props> = { name: string; load: () => Promise<ComponentType<Props>>; isPage: boolean };

/**
 * Throws what is so about a part that did not come. The server may be there without it: after an upgrade the parts have
 * other names. Then a page, on which nothing can be typed yet, is loaded anew; not twice within a minute, so that a part
 * that is broken does not keep it from standing still.
 */
async function failed(failure: unknown, isPage: boolean): Promise<never> {
  const answer = await fetch('/', { cache: 'no-store' }).catch(() => null);
  if (answer?.ok !== true) {
    throw failure;
  }
  const last = Number(sessionStorage.getItem(RELOADED_AT) ?? 0);
  if (isPage && Date.now() - last > NOT_AGAIN_WITHIN_MS) {
    sessionStorage.setItem(RELOADED_AT, String(Date.now()));
    window.location.reload();
  }
  throw new PartMissing();
}

function queryOf<Props>({ name, load, isPage }: PartOf<Props>) {
  return {
    queryKey: ['parts', name],
    queryFn: async () => ({ Component: await load().catch((failure: unknown) => failed(failure, isPage)) }),
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
    structuralSharing: false,
  };
}

/** Fetches a part before it is wanted; what does not come is fetched when it is. */
export function prefetch<Props>(part: PartOf<Props>): void {
  queries.query({ ...queryOf(part), queryFn: async () => ({ Component: await part.load() }) }).catch(() => undefined);
}

/** Shows a part; while it cannot be fetched, says so in its place and tries again. */
export function Part<Props extends object>({
  of,
  props,
  waiting = <PageSkeleton />,
}: {
  of: PartOf<Props>;
  props: Props;
  waiting?: ReactNode;
}) {
  return (
    <Resource<{ Component: ComponentType<Props> }> read={useQuery(queryOf(of))} waiting={waiting}>
      {({ Component }) => <Component {...props} />}
    </Resource>
  );
}

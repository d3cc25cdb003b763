import { useEffect, useRef } from 'react';
import { ApiProblem } from '../api/problem';
import { mayPass } from '../api/queries';

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** What can be said of something read from the server; the results of TanStack Query fit. */
export type Read<T> = {
  data: T | undefined;
  error: Error | null;
  isSuccess: boolean;
  isFetching: boolean;
  errorUpdatedAt: number;
  dataUpdatedAt: number;
  refetch: () => Promise<unknown>;
};

/** Reads again by itself while a read fails that may pass, each time after twice the pause, up to a minute. */
export function useKeepTrying({ error, isSuccess, errorUpdatedAt, refetch }: Read<unknown>): void {
  const tries = useRef(0);
  useEffect(() => {
    if (isSuccess) {
      tries.current = 0;
    }
    if (error === null || !mayPass(error)) {
      return undefined;
    }
    const asked = error instanceof ApiProblem && error.retryAfter !== null ? error.retryAfter * 1000 : 0;
    const pause = Math.max(asked, Math.min(FIRST_PAUSE_MS * 2 ** tries.current, LONGEST_PAUSE_MS));
    const timer = setTimeout(() => {
      tries.current += 1;
      void refetch();
    }, pause);
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `refetch` and `error` are new with each failure, as is the time
  }, [errorUpdatedAt, isSuccess, error === null]);
}

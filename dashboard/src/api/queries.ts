import { onlineManager, QueryClient } from '@tanstack/react-query';
import { ApiProblem, PartMissing } from './problem';

const TRIES = 3;
const FIRST_PAUSE_MS = 200;

/** Whether a failure may pass by itself: no answer came, the service was at fault, or it asked to slow down. */
export function mayPass(error: unknown): boolean {
  if (error instanceof ApiProblem) {
    return error.status >= 500 || error.status === 429;
  }
  return !(error instanceof PartMissing);
}

/**
 * What was read from the server. Refusals are final; what may pass is tried again, at once when the connection is back.
 * Nothing waits for a connection in silence: a request without one fails, and the page says so.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      retry: (failures, error) => failures < TRIES - 1 && mayPass(error) && onlineManager.isOnline(),
      retryDelay: (failures) => FIRST_PAUSE_MS * 2 ** failures,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

import { onlineManager, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

const TRIES = 3;
const FIRST_PAUSE_MS = 200;

/** Whether a failure may pass by itself: no answer came, the service was at fault, or it asked to slow down. */
export function mayPass(error: unknown): boolean {
  return !(error instanceof ApiProblem) || error.status >= 500 || error.status === 429;
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

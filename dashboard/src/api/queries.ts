import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

/** What was read from the server; refusals are final, lost connections are tried again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && (!(error instanceof ApiProblem) || error.status === 503),
    },
    mutations: { retry: false },
  },
});

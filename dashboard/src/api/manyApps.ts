import { useMutation } from '@tanstack/react-query';
import { answer, answerWithTag, api, ifMatch } from './client';
import { sendMerged } from './merge';
import { useStale } from './stale';
import type { App } from './types';

/** What of several apps is changed at once. */
export type AppState = { enabled: boolean; plan: string | null };

/** Changes one app that was so. Throws what the service refuses, or EditConflict if others changed the same. */
export type ChangeApp = (app: App, base: AppState, mine: Partial<AppState>) => Promise<unknown>;

/** What became of one app; no error if it is changed. */
export type Outcome = { app: App; error: unknown };

const AT_ONCE = 4;

export function appStateOf({ enabled, plan }: App): AppState {
  return { enabled, plan: plan?.code ?? null };
}

/** Changes an app of the own tenant. A list says no versions, so it is read first. */
export const changeOwnApp: ChangeApp = (app, base, mine) => {
  const path = { id: app.id };
  return sendMerged<AppState, unknown>({
    base,
    mine,
    stored: null,
    read: async () => {
      const { data, etag } = await answerWithTag(api.GET('/api/v1/apps/{id}', { params: { path } }));
      return { data: appStateOf(data), etag };
    },
    send: ({ enabled, plan }, etag) => {
      const params = { path, header: ifMatch(etag) };
      if (enabled !== undefined) {
        return answer(api.PATCH('/api/v1/apps/{id}', { params, body: { enabled } }));
      }
      return typeof plan === 'string'
        ? answer(api.PUT('/api/v1/apps/{id}/plan', { params, body: { plan } }))
        : answer(api.DELETE('/api/v1/apps/{id}/plan', { params }));
    },
  });
};

/** Changes several apps, a few at a time, and says what became of each: one that is refused stops no other. */
export function useChangeApps(change: ChangeApp) {
  const stale = useStale();
  return useMutation({
    gcTime: 0,
    mutationFn: async (changes: { app: App; base: AppState; mine: Partial<AppState> }[]): Promise<Outcome[]> => {
      const outcomes: Outcome[] = [];
      const waiting = [...changes];
      const work = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const { app, base, mine } = next;
          const error: unknown = await change(app, base, mine).then(
            () => null,
            (failure: unknown) => failure,
          );
          outcomes.push({ app, error });
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return outcomes;
    },
    onSettled: () => stale('apps', 'tenants'),
  });
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, answerWithTag, api, ifMatch } from './client';
import { type Counted, countEach } from './counted';
import { everyPage } from './everyPage';
import { mergeList, type Mergers } from './merge';
import type { components } from './schema';
import { useStale } from './stale';
import type { Limits, OpenedApi, Plan } from './types';
import { useList } from './useList';
import { useMergedChange } from './useMergedChange';

export type LimitName = keyof components['schemas']['Limits'];
export const LIMITS: LimitName[] = [
  'maxDocumentUnitsPerDocument',
  'maxDocumentUnitsPerHour',
  'maxDocumentUnitsPerDay',
  'maxDocumentUnitsPerWeek',
  'maxDocumentUnitsPerMonth',
  'maxApiRequestsPerMinute',
];

/** Each limit is a field of its own: two people may change two limits of one plan. Null is not limited. */
export type LimitFields = Record<LimitName, number | null>;
export type PlanFields = Pick<Plan, 'name' | 'status' | 'apis'> & LimitFields;

/** Two people may open two APIs. */
export const PLAN_MERGERS: Mergers<PlanFields> = { apis: mergeList((opened) => opened.resourceServer) };

export function limitFields(limits: Limits): LimitFields {
  return Object.fromEntries(LIMITS.map((name) => [name, limits[name] ?? null])) as LimitFields;
}

export function planFields({ name, status, limits, apis }: Plan): PlanFields {
  return { name, status, apis: inOrder(apis), ...limitFields(limits) };
}

/** The same however it was chosen: neither APIs nor their scopes have an order in a plan. */
export function inOrder(apis: OpenedApi[]): OpenedApi[] {
  return apis
    .map(({ resourceServer, scopes }) => ({ resourceServer, scopes: scopes.toSorted() }))
    .toSorted((one, other) => (one.resourceServer < other.resourceServer ? -1 : 1));
}

function planQuery(code: string) {
  return {
    queryKey: ['plans', code],
    queryFn: () => answerWithTag(api.GET('/api/v1/plans/{code}', { params: { path: { code } } })),
  };
}

export function usePlans() {
  return useList(['plans'], (cursor) => answer(api.GET('/api/v1/plans', { params: { query: cursor } })));
}

/** Every plan, to choose among: all pages of the list. */
export function useAllPlans() {
  return useQuery({
    queryKey: ['plans', { all: true }],
    queryFn: () => everyPage((query) => answer(api.GET('/api/v1/plans', { params: { query } }))),
  });
}

export function usePlan(code: string) {
  return useQuery(planQuery(code));
}

export function usePlanImpact(code: string) {
  return useQuery({
    queryKey: ['plans', code, 'impact'],
    queryFn: () => answer(api.GET('/api/v1/plans/{code}/impact', { params: { path: { code } } })),
  });
}

/** How many apps hold each plan of the first page. */
export function useAppsByPlan() {
  return useQuery({
    queryKey: ['plans', { counted: true }],
    queryFn: async (): Promise<Counted[]> =>
      countEach(await answer(api.GET('/api/v1/plans')), (code) =>
        answer(api.GET('/api/v1/plans/{code}/impact', { params: { path: { code } } })),
      ),
  });
}

export function useAddPlan() {
  const stale = useStale();
  return useMutation({
    mutationFn: (body: components['schemas']['PlanCreation']) => answer(api.POST('/api/v1/plans', { body })),
    onSuccess: () => stale('plans', 'choices'),
  });
}

export function useChangePlan(code: string) {
  const stale = useStale();
  return useMergedChange({
    ...planQuery(code),
    fieldsOf: planFields,
    mergers: PLAN_MERGERS,
    send: ({ name, status, apis, ...limits }, etag) =>
      answerWithTag(
        api.PATCH('/api/v1/plans/{code}', {
          params: { path: { code }, header: ifMatch(etag) },
          body: {
            ...(name === undefined ? {} : { name }),
            ...(status === undefined ? {} : { status }),
            ...(apis === undefined ? {} : { apis }),
            ...(Object.keys(limits).length === 0 ? {} : { limits }),
          },
        }),
      ),
    stale: () => stale('plans', 'choices', 'resource-servers'),
  });
}

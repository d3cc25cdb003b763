import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, answerWithTag, api, ifMatch } from './client';
import { type Counted, countEach } from './counted';
import type { components } from './schema';
import { useStale } from './stale';
import type { Limits, Plan } from './types';
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
export type PlanFields = Pick<Plan, 'name' | 'status'> & LimitFields;

export function limitFields(limits: Limits): LimitFields {
  return Object.fromEntries(LIMITS.map((name) => [name, limits[name] ?? null])) as LimitFields;
}

export function planFields({ name, status, limits }: Plan): PlanFields {
  return { name, status, ...limitFields(limits) };
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
    queryFn: async () => {
      const plans: Plan[] = [];
      let cursor: string | null = null;
      do {
        const query: { limit: number; cursor?: string } = { limit: 100, ...(cursor === null ? {} : { cursor }) };
        const page = await answer(api.GET('/api/v1/plans', { params: { query } }));
        plans.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return plans;
    },
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
    send: ({ name, status, ...limits }, etag) =>
      answerWithTag(
        api.PATCH('/api/v1/plans/{code}', {
          params: { path: { code }, header: ifMatch(etag) },
          body: {
            ...(name === undefined ? {} : { name }),
            ...(status === undefined ? {} : { status }),
            ...(Object.keys(limits).length === 0 ? {} : { limits }),
          },
        }),
      ),
    stale: () => stale('plans', 'choices'),
  });
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, answerWithTag, api, ifMatch } from './client';
import { type Counted, countEach } from './counted';
import { everyPage } from './everyPage';
import { sendMerged } from './merge';
import type { components } from './schema';
import { useStale } from './stale';
import type { Database, Region } from './types';
import { useList } from './useList';
import { useMergedChange } from './useMergedChange';

function regionQuery(code: string) {
  return {
    queryKey: ['license-regions', code],
    queryFn: () => answerWithTag(api.GET('/api/v1/license-regions/{code}', { params: { path: { code } } })),
  };
}

export function useRegions() {
  return useList(['license-regions'], (cursor) =>
    answer(api.GET('/api/v1/license-regions', { params: { query: cursor } })),
  );
}

/** Every region, to choose among: all pages of the list. */
export function useAllRegions() {
  return useQuery({
    queryKey: ['license-regions', { all: true }],
    queryFn: () => everyPage((query) => answer(api.GET('/api/v1/license-regions', { params: { query } }))),
  });
}

export function useRegion(code: string) {
  return useQuery(regionQuery(code));
}

export function useDatabases(code: string) {
  return useList(['license-regions', code, 'databases'], (cursor) =>
    answer(api.GET('/api/v1/license-regions/{code}/databases', { params: { path: { code }, query: cursor } })),
  );
}

export function useRegionImpact(code: string) {
  return useQuery({
    queryKey: ['license-regions', code, 'impact'],
    queryFn: () => answer(api.GET('/api/v1/license-regions/{code}/impact', { params: { path: { code } } })),
  });
}

export function useDatabaseImpact(code: string, dbCode: string) {
  return useQuery({
    queryKey: ['license-regions', code, 'databases', dbCode, 'impact'],
    queryFn: () =>
      answer(
        api.GET('/api/v1/license-regions/{code}/databases/{dbCode}/impact', { params: { path: { code, dbCode } } }),
      ),
  });
}

/** How many apps each region of the first page carries. */
export function useAppsByRegion() {
  return useQuery({
    queryKey: ['license-regions', { counted: true }],
    queryFn: async (): Promise<Counted[]> =>
      countEach(await answer(api.GET('/api/v1/license-regions')), (code) =>
        answer(api.GET('/api/v1/license-regions/{code}/impact', { params: { path: { code } } })),
      ),
  });
}

export function useAddRegion() {
  const stale = useStale();
  return useMutation({
    mutationFn: (body: components['schemas']['LicenseRegionCreation']) =>
      answer(api.POST('/api/v1/license-regions', { body })),
    onSuccess: () => stale('license-regions', 'choices'),
  });
}

export type RegionFields = Pick<Region, 'name' | 'active'>;

export function regionFields({ name, active }: Region): RegionFields {
  return { name, active };
}

export function useChangeRegion(code: string) {
  const stale = useStale();
  return useMergedChange({
    ...regionQuery(code),
    fieldsOf: regionFields,
    send: (body, etag) =>
      answerWithTag(
        api.PATCH('/api/v1/license-regions/{code}', { params: { path: { code }, header: ifMatch(etag) }, body }),
      ),
    stale: () => stale('license-regions', 'choices'),
  });
}

export function useAddDatabase() {
  const stale = useStale();
  return useMutation({
    mutationFn: ({ region, ...body }: components['schemas']['RegionDatabaseCreation'] & { region: string }) =>
      answer(api.POST('/api/v1/license-regions/{code}/databases', { params: { path: { code: region } }, body })),
    onSuccess: () => stale('license-regions', 'choices'),
  });
}

export type DatabaseFields = Pick<Database, 'description' | 'active'>;

/** Changes a database of a region from what was shown; the list says no versions, so it is read first. */
export function useChangeDatabase(code: string, dbCode: string) {
  const stale = useStale();
  return useMutation({
    mutationFn: ({ base, mine }: { base: DatabaseFields; mine: Partial<DatabaseFields> }) => {
      const path = { code, dbCode };
      return sendMerged({
        base,
        mine,
        stored: null,
        read: async () => {
          const { data, etag } = await answerWithTag(
            api.GET('/api/v1/license-regions/{code}/databases/{dbCode}', { params: { path } }),
          );
          return { data: { description: data.description, active: data.active }, etag };
        },
        send: (body, etag) =>
          answer(
            api.PATCH('/api/v1/license-regions/{code}/databases/{dbCode}', {
              params: { path, header: ifMatch(etag) },
              body,
            }),
          ),
      });
    },
    onSettled: () => stale('license-regions', 'choices'),
  });
}

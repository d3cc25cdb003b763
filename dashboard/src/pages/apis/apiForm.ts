import type { UseFormReturnType } from '@mantine/form';
import type { ApiFields } from '../../api/resourceServers';
import type { ApiScope, ResourceServer } from '../../api/types';
import { showFaults } from '../../components/useServerFaults';
import { t } from '../../texts';
import { durationText, isoOf, shownDuration, type TypedDuration, typedSeconds } from '../../texts/durations';

/** What is typed about an API that is there. */
export type TypedApi = {
  name: string;
  scopes: ApiScope[];
  access: string;
  tokenLifetime: TypedDuration;
  signingAlgorithm: string;
  tokenType: string;
  requireDpop: boolean;
};

const [SHORTEST, LONGEST] = [60, 24 * 60 * 60];

export function shownApi(fields: ApiFields): TypedApi {
  return {
    name: fields.name,
    scopes: fields.scopes,
    access: fields.access ?? '',
    tokenLifetime: shownDuration(fields.tokenLifetime),
    signingAlgorithm: fields.signingAlgorithm ?? '',
    tokenType: fields.tokenType ?? '',
    requireDpop: fields.requireDpop ?? false,
  };
}

/** What is typed, as the API would store it; a lifetime that is none counts as one that nothing equals. */
export function typedApi(typed: TypedApi, stored: ApiFields): ApiFields {
  if (stored.access === null) {
    return { ...stored, name: typed.name };
  }
  const seconds = typedSeconds(typed.tokenLifetime);
  return {
    ...stored,
    name: typed.name,
    scopes: filledScopes(typed.scopes),
    access: typed.access as ApiFields['access'],
    tokenLifetime: seconds === null ? '' : isoOf(seconds),
    signingAlgorithm: typed.signingAlgorithm as ApiFields['signingAlgorithm'],
    tokenType: typed.tokenType as ApiFields['tokenType'],
    requireDpop: typed.requireDpop,
  };
}

function isFilled({ name, description }: ApiScope): boolean {
  return name.trim() !== '' || description.trim() !== '';
}

/** Rows in which nothing is typed are no scopes. */
export function filledScopes(scopes: ApiScope[]): ApiScope[] {
  return scopes.filter(isFilled);
}

/** What is wrong with a lifetime as typed; null if nothing is. */
export function lifetimeFault(typed: TypedDuration): string | null {
  const seconds = typedSeconds(typed);
  return seconds === null || seconds < SHORTEST || seconds > LONGEST ? t.apis.lifetimeFault : null;
}

/** The field in which something was typed that the server refuses: it counts only the scopes that are filled in. */
export function typedField(field: string, scopes: ApiScope[]): string {
  const rows = scopes.flatMap((scope, row) => (isFilled(scope) ? [row] : []));
  return field.replace(/^scopes\[(\d+)\]/, (_, index) => `scopes[${rows[Number(index)] ?? 0}]`);
}

/** Puts the server's faults where they were typed. */
export function showApiFaults<V extends { scopes: ApiScope[] }>(form: UseFormReturnType<V>, error: unknown): unknown {
  return showFaults(form, error, (field) => typedField(field, form.getValues().scopes));
}

/** The value of a field in words. */
export function apiText(value: ApiFields[keyof ApiFields], field: keyof ApiFields): string {
  if (Array.isArray(value)) {
    return value.map(({ name, description }) => (description === '' ? name : `${name}: ${description}`)).join('\n');
  }
  if (field === 'requireDpop') {
    return value ? t.common.yes : t.common.no;
  }
  if (typeof value === 'boolean') {
    return value ? t.apis.enabled : t.apis.disabled;
  }
  if (field === 'access') {
    return accessText(value as ResourceServer['access']);
  }
  return field === 'tokenLifetime' && typeof value === 'string' ? durationText(value) : (value ?? '');
}

export function accessText(access: ResourceServer['access']): string {
  return access === null ? '' : t.apis.accesses[access];
}

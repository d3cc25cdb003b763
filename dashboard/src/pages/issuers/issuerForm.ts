import type { UseFormReturnType } from '@mantine/form';
import type { IssuerFields, KeySource } from '../../api/trustedIssuers';
import type { TrustedIssuer } from '../../api/types';
import { jsonObjectOf } from '../../components/json';
import { showFaults } from '../../components/useServerFaults';
import type { Platform } from '../../federation/platforms';
import { t } from '../../texts';
import { durationText, isoOf, secondsOf, shownDuration, type TypedDuration, typedSeconds } from '../../texts/durations';

const texts = t.federation.issuers;

export type Source = keyof typeof texts.sources;

/** Where the keys are, as it is typed; what belongs to another source stays while one is chosen. */
export type TypedKeys = { source: Source; jwksUri: string; jwks: string };

/** What is typed about a trusted issuer that is there. */
export type TypedIssuer = { name: string; keys: TypedKeys; algorithms: string[]; maxTokenLifetime: TypedDuration };

type Algorithm = TrustedIssuer['algorithms'][number];

export const ALGORITHMS: Algorithm[] = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
];

const [SHORTEST, LONGEST] = [60, 366 * 24 * 60 * 60];

export function sourceOf({ jwksUri, jwks }: Pick<KeySource, 'jwksUri' | 'jwks'>): Source {
  return jwks !== null ? 'value' : jwksUri !== null ? 'address' : 'discovery';
}

/** A form that is filled with what the tokens of a platform are like. */
export function presetOf({ name, issuer, keys, algorithms, maxTokenLifetime }: Platform) {
  return {
    name,
    issuer,
    keys: { source: keys as Source, jwksUri: '', jwks: '' },
    algorithms,
    maxTokenLifetime: shownDuration(maxTokenLifetime),
  };
}

export function shownIssuer({ name, keys, algorithms, maxTokenLifetime }: IssuerFields): TypedIssuer {
  const { jwksUri, jwks } = keys;
  return {
    name,
    keys: {
      source: sourceOf(keys),
      jwksUri: jwksUri ?? '',
      jwks: typeof jwks === 'string' ? jwks : jwks === null ? '' : JSON.stringify(jwks, null, 2),
    },
    algorithms,
    maxTokenLifetime: shownDuration(maxTokenLifetime),
  };
}

/** What is typed, as the service would store it; a lifetime or key set that is none counts as one that nothing equals. */
export function typedIssuer(typed: TypedIssuer, { enabled }: Pick<IssuerFields, 'enabled'>): IssuerFields {
  const seconds = typedSeconds(typed.maxTokenLifetime);
  return {
    name: typed.name,
    keys: typedKeys(typed.keys),
    algorithms: ALGORITHMS.filter((algorithm) => typed.algorithms.includes(algorithm)),
    maxTokenLifetime: seconds === null ? '' : isoOf(seconds),
    enabled,
  };
}

function typedKeys({ source, jwksUri, jwks }: TypedKeys): KeySource {
  return {
    jwksUri: source === 'address' ? jwksUri.trim() : null,
    jwks: source === 'value' ? (keySetOf(jwks) ?? jwks) : null,
  };
}

/** The key set that a text is; null if it is none. */
function keySetOf(text: string): Exclude<KeySource['jwks'], string> {
  const value = jsonObjectOf(text);
  return Array.isArray(value?.keys) ? (value as { keys: Record<string, unknown>[] }) : null;
}

/** What is wrong with what is typed, before it is sent. */
export const ISSUER_RULES = {
  keys: {
    jwksUri: (typed: string, { keys }: { keys: TypedKeys }) =>
      keys.source === 'address' && typed.trim() === '' ? texts.jwksUriFault : null,
    jwks: (typed: string, { keys }: { keys: TypedKeys }) =>
      keys.source === 'value' && keySetOf(typed) === null ? texts.jwksFault : null,
  },
  maxTokenLifetime: (typed: TypedDuration) => {
    const seconds = typedSeconds(typed);
    return seconds === null || seconds < SHORTEST || seconds > LONGEST ? texts.lifetimeFault : null;
  },
};

/** The field in which something was typed that the server refuses. */
export function typedField(field: string): string {
  return field.replace(/^(jwksUri|jwks)\b.*$/, 'keys.$1');
}

/** Puts the server's faults where they were typed. */
export function showIssuerFaults<V extends { keys: TypedKeys }>(form: UseFormReturnType<V>, error: unknown): unknown {
  return showFaults(form, error, typedField);
}

/** Where the keys are, in words. */
export function keysText({ jwksUri, jwks }: KeySource): string {
  if (jwks !== null) {
    return typeof jwks === 'string' ? jwks : texts.valueOf(jwks.keys.length);
  }
  return jwksUri ?? texts.sources.discovery;
}

/** The value of a field in words. */
export function issuerText(value: IssuerFields[keyof IssuerFields], field: keyof IssuerFields): string {
  if (typeof value === 'boolean') {
    return value ? texts.enabled : texts.disabled;
  }
  if (Array.isArray(value)) {
    return value.join(', ');
  }
  if (typeof value === 'object') {
    return keysText(value);
  }
  return field === 'maxTokenLifetime' && secondsOf(value) !== null ? durationText(value) : value;
}

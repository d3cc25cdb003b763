import type { UseFormReturnType } from '@mantine/form';
import type { Federation } from '../../api/federatedCredentials';
import type { FederatedCredential } from '../../api/types';
import { jsonOf } from '../../components/json';
import { showFaults } from '../../components/useServerFaults';
import { t } from '../../texts';

type Claims = FederatedCredential['claims'];

/** What is typed about the federated credentials of an app. */
export type TypedFederation = { federatedCredentials: (Omit<FederatedCredential, 'claims'> & { claims: string })[] };

/** A name to the first =, or in quotes where it has one itself. */
const LINE = /^("(?:[^"\\]|\\.)*"|[^=]+?)\s*=(.*)$/;

/** Claims that are none, as long as they are typed: no stored one has an empty name. */
const NONE = '';

export function shownFederation({ federatedCredentials }: Federation): TypedFederation {
  return { federatedCredentials: federatedCredentials.map((one) => ({ ...one, claims: claimsText(one.claims) })) };
}

/** What is typed, as the service would store it; claims that are none count as some that nothing equals. */
export function typedFederation({ federatedCredentials }: TypedFederation): Federation {
  return {
    federatedCredentials: federatedCredentials.map(({ name, issuer, subject, claims }) => ({
      name,
      issuer,
      subject,
      claims: claimsOf(claims) ?? { [NONE]: claims },
    })),
  };
}

/** Claims, one per line. */
export function claimsText(claims: Claims): string {
  const typed = claims[NONE];
  if (typeof typed === 'string') {
    return typed;
  }
  const nameText = (name: string) => (/^"|=|^\s|\s$/.test(name) ? JSON.stringify(name) : name);
  return Object.entries(claims)
    .map(([name, value]) => `${nameText(name)} = ${valueText(value)}`)
    .join('\n');
}

/** In quotes only where it would be read as something else without them. */
function valueText(value: Claims[string]): string {
  return typeof value === 'string' && valueOf(value) === value ? value : JSON.stringify(value);
}

/** A text, number or boolean as JSON writes it; everything else is a text without its quotes. */
function valueOf(typed: string): Claims[string] {
  const text = typed.trim();
  const value = jsonOf(text);
  const isExact = typeof value === 'number' && Number.isFinite(value) && !/[0-9]{16}/.test(text);
  return isExact || typeof value === 'string' || typeof value === 'boolean' ? value : text;
}

/** The claims of which each line names one; null if one does not, or names one again. */
export function claimsOf(text: string): Claims | null {
  const claims = new Map<string, Claims[string]>();
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [, typedName = '', value = ''] = LINE.exec(line.trim()) ?? [];
    const name = nameOf(typedName.trim());
    if (name === '' || claims.has(name)) {
      return null;
    }
    claims.set(name, valueOf(value));
  }
  return Object.fromEntries(claims);
}

function nameOf(typed: string): string {
  const value = typed.startsWith('"') ? valueOf(typed) : typed;
  return typeof value === 'string' ? value : typed;
}

/** What is wrong with claims as typed; null if nothing is. */
export function claimsFault(typed: string): string | null {
  return claimsOf(typed) === null ? t.federation.credentials.claimsFault : null;
}

/** The field in which something was typed that the server refuses. */
export function typedField(field: string): string {
  return field.replace(/^credentials/, 'federatedCredentials').replace(/\.claims\..*$/, '.claims');
}

/** Puts the server's faults where they were typed. */
export function showFederationFaults(form: UseFormReturnType<TypedFederation>, error: unknown): unknown {
  return showFaults(form, error, typedField);
}

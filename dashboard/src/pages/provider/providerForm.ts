import type { IdentityProvider, ProviderSettings } from '../../api/identityProvider';
import { jsonObjectOf } from '../../components/json';
import { t } from '../../texts';

/** By what this service proves to the provider who it is. */
export const PROOFS = ['secret', 'key', 'none'] as const;
export type Proof = (typeof PROOFS)[number];

type PrivateKey = NonNullable<ProviderSettings['clientKey']>;

/** What the form holds. */
export type TypedProvider = {
  issuer: string;
  clientId: string;
  proof: Proof;
  /** Empty to keep the one of before. */
  clientSecret: string;
  /** As JSON; empty to keep the one of before. */
  clientKey: string;
  emailDomains: string[];
  groupRoles: { group: string; role: string }[];
  localPasswords: boolean;
  breakGlassMemberId: string;
  enabled: boolean;
};

export function shownProvider(provider: IdentityProvider | null): TypedProvider {
  return {
    issuer: provider?.issuer ?? '',
    clientId: provider?.clientId ?? '',
    proof: proofOf(provider),
    clientSecret: '',
    clientKey: '',
    emailDomains: provider?.emailDomains ?? [],
    groupRoles: Object.entries(provider?.groupRoles ?? {}).map(([group, role]) => ({ group, role })),
    localPasswords: provider?.localPasswords ?? true,
    breakGlassMemberId: provider?.breakGlassMemberId ?? '',
    enabled: provider?.enabled ?? true,
  };
}

function proofOf(provider: IdentityProvider | null): Proof {
  if (provider === null || provider.clientSecretSet) {
    return 'secret';
  }
  return provider.clientKeySet ? 'key' : 'none';
}

function keyOf(text: string): PrivateKey | null {
  const value = jsonObjectOf(text);
  return value !== null && 'kty' in value ? (value as PrivateKey) : null;
}

/** What has to be typed before anything is sent: a key has a form, and takes the place of nothing by being left out. */
export function providerFaults(stored: IdentityProvider | null) {
  return {
    clientSecret: (text: string, { proof }: TypedProvider) =>
      proof === 'secret' && text === '' && stored?.clientKeySet === true ? t.provider.clientSecretFault : null,
    clientKey: (text: string, { proof }: TypedProvider) =>
      proof === 'key' && keyOf(text) === null && !(text === '' && stored?.clientKeySet === true)
        ? t.provider.clientKeyFault
        : null,
  };
}

function sentProof({ proof, clientSecret, clientKey }: TypedProvider): Partial<ProviderSettings> {
  if (proof === 'none') {
    return { clientSecret: null };
  }
  if (proof === 'key') {
    return clientKey === '' ? {} : { clientKey: keyOf(clientKey) };
  }
  return clientSecret === '' ? {} : { clientSecret };
}

/** What is sent: a secret or a key only where one was typed, or where there is to be none. */
export function sentProvider(typed: TypedProvider): ProviderSettings {
  return {
    issuer: typed.issuer.trim(),
    clientId: typed.clientId.trim(),
    ...sentProof(typed),
    emailDomains: typed.emailDomains,
    groupRoles: Object.fromEntries(
      typed.groupRoles.filter(({ group }) => group.trim() !== '').map(({ group, role }) => [group.trim(), role]),
    ),
    localPasswords: typed.localPasswords,
    breakGlassMemberId: typed.breakGlassMemberId.trim() === '' ? null : typed.breakGlassMemberId.trim(),
    enabled: typed.enabled,
  };
}

/** Where the form shows what the server says of a field: a list is one field, and a group a row. */
export function placeOf(field: string, typed: TypedProvider): string {
  if (field.startsWith('emailDomains')) {
    return 'emailDomains';
  }
  if (field.startsWith('groupRoles.')) {
    const row = typed.groupRoles.findIndex(({ group }) => group.trim() === field.slice('groupRoles.'.length));
    return row < 0 ? 'groupRoles' : `groupRoles.${row}.role`;
  }
  return field;
}

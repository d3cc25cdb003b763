import type { IdentityProvider, ProviderSettings } from '../../api/identityProvider';

/** What the form holds. */
export type TypedProvider = {
  issuer: string;
  clientId: string;
  /** Empty to keep the one of before. */
  clientSecret: string;
  publicClient: boolean;
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
    clientSecret: '',
    publicClient: provider !== null && !provider.clientSecretSet,
    emailDomains: provider?.emailDomains ?? [],
    groupRoles: Object.entries(provider?.groupRoles ?? {}).map(([group, role]) => ({ group, role })),
    localPasswords: provider?.localPasswords ?? true,
    breakGlassMemberId: provider?.breakGlassMemberId ?? '',
    enabled: provider?.enabled ?? true,
  };
}

/** What is sent: a secret only where one was typed, or where there is to be none. */
export function sentProvider(typed: TypedProvider): ProviderSettings {
  const secret = typed.publicClient
    ? { clientSecret: null }
    : typed.clientSecret === ''
      ? {}
      : { clientSecret: typed.clientSecret };
  return {
    issuer: typed.issuer.trim(),
    clientId: typed.clientId.trim(),
    ...secret,
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

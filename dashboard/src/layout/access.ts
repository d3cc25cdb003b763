import type { Member } from '../api/session';

/** Operators run the installation and belong to no tenant. */
export function isOperator(member: Member): boolean {
  return member.roles.includes('platform-admin');
}

/** Whoever may change the own tenant. */
export function isTenantAdmin(member: Member): boolean {
  return member.roles.includes('tenant-admin');
}

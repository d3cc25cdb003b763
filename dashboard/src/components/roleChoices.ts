import type { Role } from '../api/people';
import { t } from '../texts';

type Choice = { value: Role; label: string };

const OPERATOR: Role[] = ['platform-admin', 'platform-support', 'platform-viewer'];
const TENANT: Role[] = ['tenant-admin', 'tenant-developer', 'tenant-security', 'tenant-viewer'];

/** What a role is called; one that only a newer service knows has no other name here. */
export function roleText(role: string): string {
  return t.session.roles[role] ?? role;
}

/** The roles that an operator, or somebody of a tenant, can have; the first is the one to begin with. */
export function roleChoices(operator: boolean): Choice[] {
  return (operator ? OPERATOR : TENANT).map((value) => ({ value, label: t.host.people.role[value] }));
}

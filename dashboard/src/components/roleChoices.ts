import type { Role } from '../api/people';
import { t } from '../texts';

type Choice = { value: Role; label: string };

const OPERATOR: Role[] = ['platform-admin', 'platform-support', 'platform-viewer'];
const TENANT: Role[] = ['tenant-admin', 'tenant-developer', 'tenant-security', 'tenant-viewer'];

/** The roles that an operator, or somebody of a tenant, can have; the first is the one to begin with. */
export function roleChoices(operator: boolean): Choice[] {
  return (operator ? OPERATOR : TENANT).map((value) => ({ value, label: t.host.people.role[value] }));
}

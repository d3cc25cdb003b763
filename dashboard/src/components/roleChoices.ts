import type { Role } from '../api/people';
import { t } from '../texts';

type Choice = { value: Role; label: string };

const OPERATOR: [Choice, ...Choice[]] = [{ value: 'platform-admin', label: t.host.people.role['platform-admin'] }];
const TENANT: [Choice, ...Choice[]] = [
  { value: 'tenant-admin', label: t.host.people.role['tenant-admin'] },
  { value: 'tenant-viewer', label: t.host.people.role['tenant-viewer'] },
];

/** The roles that an operator, or somebody of a tenant, can have; the first is the one to begin with. */
export function roleChoices(operator: boolean): [Choice, ...Choice[]] {
  return operator ? OPERATOR : TENANT;
}

import {
  IconActivity,
  IconApi,
  IconApps,
  IconBuilding,
  IconCertificate,
  IconChartBar,
  IconHistory,
  IconId,
  IconKey,
  IconLicense,
  IconLogin2,
  IconShieldCheck,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react';
import type { Member } from '../api/session';
import { t } from '../texts';
import { isOperator, may, type Right } from './access';

/** A page in the main navigation. */
export type Entry = {
  to: string;
  label: string;
  icon: typeof IconApps;
  /** What shows it; everybody may see the others. */
  right?: Right;
};

const OF_TENANTS: Entry[] = [
  { to: '/apps', label: t.common.nav.apps, icon: IconApps },
  { to: '/members', label: t.common.nav.members, icon: IconUsers },
  {
    to: '/management-keys',
    label: t.common.nav.managementKeys,
    icon: IconKey,
    right: 'read-management-keys',
  },
  {
    to: '/sign-in-elsewhere',
    label: t.common.nav.provider,
    icon: IconLogin2,
    right: 'read-identity-provider',
  },
  { to: '/audit', label: t.common.nav.audit, icon: IconHistory },
];

const OF_OPERATORS: Entry[] = [
  { to: '/overview', label: t.common.nav.overview, icon: IconChartBar },
  { to: '/tenants', label: t.common.nav.tenants, icon: IconBuilding },
  { to: '/license-regions', label: t.common.nav.regions, icon: IconWorld },
  { to: '/plans', label: t.common.nav.plans, icon: IconLicense },
  { to: '/signing-keys', label: t.common.nav.signingKeys, icon: IconCertificate },
  { to: '/apis', label: t.common.nav.apis, icon: IconApi },
  { to: '/trusted-issuers', label: t.common.nav.issuers, icon: IconId },
  { to: '/operators', label: t.common.nav.operators, icon: IconShieldCheck },
  { to: '/sign-in-elsewhere', label: t.common.nav.provider, icon: IconLogin2 },
  { to: '/management-keys', label: t.common.nav.managementKeys, icon: IconKey },
  { to: '/audit', label: t.common.nav.audit, icon: IconActivity },
];

/** The pages that this member may see. */
export function entriesOf(member: Member): Entry[] {
  return (isOperator(member) ? OF_OPERATORS : OF_TENANTS).filter(
    ({ right }) => right === undefined || may(member, right),
  );
}

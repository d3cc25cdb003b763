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
  IconShieldCheck,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react';
import type { Member } from '../api/session';
import { t } from '../texts';
import { isOperator, may, type Right } from './access';
import type { PAGES } from './parts';

/** A page in the main navigation. */
export type Entry = {
  to: string;
  label: string;
  icon: typeof IconApps;
  page: keyof typeof PAGES;
  /** What shows it; everybody may see the others. */
  right?: Right;
};

const OF_TENANTS: Entry[] = [
  { to: '/apps', label: t.common.nav.apps, icon: IconApps, page: 'apps' },
  { to: '/members', label: t.common.nav.members, icon: IconUsers, page: 'members' },
  {
    to: '/management-keys',
    label: t.common.nav.managementKeys,
    icon: IconKey,
    page: 'managementKeys',
    right: 'read-management-keys',
  },
  { to: '/audit', label: t.common.nav.audit, icon: IconHistory, page: 'audit' },
];

const OF_OPERATORS: Entry[] = [
  { to: '/overview', label: t.common.nav.overview, icon: IconChartBar, page: 'overview' },
  { to: '/tenants', label: t.common.nav.tenants, icon: IconBuilding, page: 'tenants' },
  { to: '/license-regions', label: t.common.nav.regions, icon: IconWorld, page: 'regions' },
  { to: '/plans', label: t.common.nav.plans, icon: IconLicense, page: 'plans' },
  { to: '/signing-keys', label: t.common.nav.signingKeys, icon: IconCertificate, page: 'signingKeys' },
  { to: '/apis', label: t.common.nav.apis, icon: IconApi, page: 'apis' },
  { to: '/trusted-issuers', label: t.common.nav.issuers, icon: IconId, page: 'issuers' },
  { to: '/operators', label: t.common.nav.operators, icon: IconShieldCheck, page: 'operators' },
  { to: '/management-keys', label: t.common.nav.managementKeys, icon: IconKey, page: 'managementKeys' },
  { to: '/audit', label: t.common.nav.audit, icon: IconActivity, page: 'audit' },
];

/** The pages that this member may see. */
export function entriesOf(member: Member): Entry[] {
  return (isOperator(member) ? OF_OPERATORS : OF_TENANTS).filter(
    ({ right }) => right === undefined || may(member, right),
  );
}

import type { ComponentType } from 'react';
import type { LeavingDialog } from '../components/LeavingDialog';
import type { PartOf } from './Part';

/** A page; each name is also that of the component. */
function page<Name extends string>(name: Name, load: () => Promise<Record<Name, ComponentType>>): PartOf<object> {
  return { name, load: async () => (await load())[name], isPage: true };
}

/** All pages, and what chooses among them by the address. */
export const ROUTES = page('Pages', () => import('../routes'));

/** What surrounds the pages of those who are signed in. */
export const SHELL = page('Shell', () => import('./Shell'));

/** What asks before something is lost: fetched before there is anything to lose. */
export const LEAVING_DIALOG: PartOf<Parameters<typeof LeavingDialog>[0]> = {
  name: 'LeavingDialog',
  load: async () => (await import('../components/LeavingDialog')).LeavingDialog,
  isPage: false,
};

/** The pages of the dashboard. Each is fetched when it is first shown, or pointed at in the navigation. */
export const PAGES = {
  invitation: page('InvitationPage', () => import('../pages/session/InvitationPage')),
  reset: page('ResetPage', () => import('../pages/session/ResetPage')),
  account: page('AccountPage', () => import('../pages/session/AccountPage')),
  secondFactor: page('SecondFactorPage', () => import('../pages/session/SecondFactorPage')),
  managementKeys: page('ManagementKeysPage', () => import('../pages/keys/ManagementKeysPage')),
  audit: page('AuditPage', () => import('../pages/audit/AuditPage')),
  apps: page('AppsPage', () => import('../pages/apps/AppsPage')),
  newApp: page('NewAppPage', () => import('../pages/apps/NewAppPage')),
  app: page('AppPage', () => import('../pages/apps/AppPage')),
  identityProvider: page('IdentityProviderPage', () => import('../pages/provider/IdentityProviderPage')),
  members: page('MembersPage', () => import('../pages/people/MembersPage')),
  overview: page('OverviewPage', () => import('../pages/operator/OverviewPage')),
  tenants: page('TenantsPage', () => import('../pages/operator/TenantsPage')),
  tenant: page('TenantPage', () => import('../pages/operator/TenantPage')),
  tenantApp: page('TenantAppPage', () => import('../pages/operator/TenantAppPage')),
  regions: page('RegionsPage', () => import('../pages/operator/RegionsPage')),
  region: page('RegionPage', () => import('../pages/operator/RegionPage')),
  plans: page('PlansPage', () => import('../pages/operator/PlansPage')),
  plan: page('PlanPage', () => import('../pages/operator/PlanPage')),
  signingKeys: page('SigningKeysPage', () => import('../pages/operator/SigningKeysPage')),
  apis: page('ApisPage', () => import('../pages/apis/ApisPage')),
  api: page('ApiPage', () => import('../pages/apis/ApiPage')),
  issuers: page('TrustedIssuersPage', () => import('../pages/issuers/TrustedIssuersPage')),
  issuer: page('TrustedIssuerPage', () => import('../pages/issuers/TrustedIssuerPage')),
  operators: page('OperatorsPage', () => import('../pages/operator/OperatorsPage')),
};

import type { App, Tenant } from '../../api/types';

/** Whether an app gets tokens now, or the first reason why not, in the order of rules §7. */
export function appState(app: App, tenant: Tenant | undefined): string {
  if (app.secretHint === null && app.publicKeys.length === 0) {
    return 'credential_missing';
  }
  if (!app.enabled) {
    return 'app_disabled';
  }
  if (tenant !== undefined && tenant.status !== 'active') {
    return 'tenant_inactive';
  }
  if (app.plan?.status === 'retired') {
    return 'plan_retired';
  }
  return 'ready';
}

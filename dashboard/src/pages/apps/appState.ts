import type { App } from '../../api/types';

/** Whether an app gets tokens now, or the first reason why not, in the order of rules §7. */
export function appState(app: App, tenantStatus: string | undefined): string {
  if (app.secretHint === null && app.publicKeys.length === 0) {
    return 'credential_missing';
  }
  if (!app.enabled) {
    return 'app_disabled';
  }
  if (tenantStatus !== undefined && tenantStatus !== 'active') {
    return 'tenant_inactive';
  }
  if (app.plan?.status === 'retired') {
    return 'plan_retired';
  }
  return 'ready';
}

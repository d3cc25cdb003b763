import { appSettings, useChangeApp } from '../../api/apps';
import type { App } from '../../api/types';
import { notifyDone } from '../../components/notify';
import { t } from '../../texts';

/** Enables or disables an app, and offers to undo it where the tenant may enable it again. */
export function useSwitchApp(app: App, etag: string | null, mayEnable: boolean) {
  const change = useChangeApp(app.id);
  return async (enabled: boolean): Promise<void> => {
    const before = appSettings(app);
    await change.mutateAsync({ base: before, mine: { enabled }, stored: { data: before, etag } });
    const after = { ...before, enabled };
    const undo = () => change.mutateAsync({ base: after, mine: { enabled: !enabled }, stored: { data: after, etag } });
    notifyDone(enabled ? t.apps.page.enabled : t.apps.page.disabled, enabled || mayEnable ? undo : undefined);
  };
}

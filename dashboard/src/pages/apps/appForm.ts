import type { UseFormReturnType } from '@mantine/form';
import type { AppSettings } from '../../api/apps';
import type { App, NewApp } from '../../api/types';
import { showFaults } from '../../components/useServerFaults';

/** What a person types about an app; the three domains are slots, of which some may stay empty. */
export type AppFields = {
  name: string;
  licenseRegion: string;
  allowedDomains: [string, string, string];
  redirectUris: string;
  postLogoutRedirectUris: string;
  plan: string;
  enabled: boolean;
};

export const EMPTY: AppFields = {
  name: '',
  licenseRegion: '',
  allowedDomains: ['', '', ''],
  redirectUris: '',
  postLogoutRedirectUris: '',
  plan: '',
  enabled: true,
};

export type AppForm = UseFormReturnType<AppFields>;

/** What the form shows of an app's settings. */
export function shownSettings(settings: AppSettings) {
  const { name, enabled, allowedDomains, redirectUris, postLogoutRedirectUris } = settings;
  const [first, second, third] = allowedDomains;
  return {
    name,
    enabled,
    allowedDomains: [first ?? '', second ?? '', third ?? ''] as AppFields['allowedDomains'],
    redirectUris: redirectUris.join('\n'),
    postLogoutRedirectUris: postLogoutRedirectUris.join('\n'),
  };
}

/** What is typed, as an app's settings. */
export function typedSettings(fields: AppFields): AppSettings {
  return {
    name: fields.name,
    enabled: fields.enabled,
    allowedDomains: slotsOf(fields),
    redirectUris: linesOf(fields.redirectUris),
    postLogoutRedirectUris: linesOf(fields.postLogoutRedirectUris),
  };
}

export function fieldsOf(app: App): AppFields {
  return { ...shownSettings(app), licenseRegion: app.licenseRegion.code, plan: app.plan?.code ?? '' };
}

/** The domains in their slots, as far as the last that is filled; null where one is empty. */
export function slotsOf(fields: AppFields): (string | null)[] {
  const slots = fields.allowedDomains.map((domain) => (domain.trim() === '' ? null : domain));
  return slots.slice(0, slots.findLastIndex((domain) => domain !== null) + 1);
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export function newAppOf(fields: AppFields): NewApp {
  return {
    ...typedSettings(fields),
    licenseRegion: fields.licenseRegion,
    ...(fields.plan === '' ? {} : { plan: fields.plan }),
  };
}

/** The domain slot or text area that a fault of the server is about. */
export function slotOf(field: string): string {
  if (field === 'allowedDomains') {
    return 'allowedDomains[0]';
  }
  return field.replace(/^((?:postLogoutR|r)edirectUris)\[\d+\]$/, '$1');
}

/** Puts the server's faults where they were typed. */
export function showAppFaults(form: AppForm, error: unknown): unknown {
  return showFaults(form, error, slotOf);
}

import type { components } from './schema';

type Schemas = components['schemas'];

export type App = Schemas['App'];
export type RegisteredApp = Schemas['RegisteredApp'];
export type NewApp = Schemas['AppRegistration'];
export type AppChange = Schemas['AppChange'];
export type Tenant = Schemas['OwnTenant'];
export type Issuance = Schemas['Issuance'];
export type Activity = Schemas['AppActivity'];
export type AssignedPlan = NonNullable<App['plan']>;
export type Limits = AssignedPlan['limits'];
export type AuditEvent = Schemas['AuditEvent'];
export type TenantOfHost = Schemas['Tenant'];
export type Region = Schemas['LicenseRegion'];
export type Database = Schemas['RegionDatabase'];
export type Plan = Schemas['Plan'];
export type SigningKey = Schemas['SigningKey'];
export type OpenedApi = Schemas['OpenedApi'];
export type ResourceServer = Schemas['ResourceServer'];
export type ApiScope = Schemas['ApiScope'];
export type Person = Schemas['Member'];
export type Session = Schemas['Session'];
export type Invitation = Schemas['Invitation'];
export type Invited = Schemas['InvitationPreview'];
export type ManagementKey = Schemas['ManagementKey'];

import type { components } from './schema';

type Schemas = components['schemas'];

export type App = Schemas['App'];
export type RegisteredApp = Schemas['RegisteredApp'];
export type NewApp = Schemas['NewApp'];
export type AppChange = Schemas['AppChange'];
export type Tenant = Schemas['OwnTenant'];
export type Issuance = Schemas['Issuance'];
export type Activity = Schemas['AppActivity'];
export type AssignedPlan = NonNullable<App['plan']>;
export type Limits = AssignedPlan['limits'];
export type AuditEvent = Schemas['AuditEvent'];
export type TenantOfHost = Schemas['TenantAnswer'];
export type Region = Schemas['RegionAnswer'];
export type Database = Schemas['DatabaseAnswer'];
export type Plan = Schemas['PlanAnswer'];
export type SigningKey = Schemas['SigningKeyAnswer'];
export type ResourceServer = Schemas['ResourceServerAnswer'];
export type Person = Schemas['MemberAnswer'];
export type Invitation = Schemas['InvitationAnswer'];
export type ManagementKey = Schemas['ManagementKeyAnswer'];

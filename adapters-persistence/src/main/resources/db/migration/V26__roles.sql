-- More roles (http-api §2): what was given before stays as it is.
--
-- roles, role: only an operator has roles of the platform, and no others.
-- management_key.only_apps: the ids of the apps that a key was made for, sorted, one space between them, at most 100; a deleted app may stand
-- here. Nothing for all that its role allows.

ALTER TABLE member DROP CONSTRAINT member_operator_without_tenant;
ALTER TABLE member ADD CONSTRAINT member_operator_without_tenant CHECK (
    CASE WHEN tenant_id IS NULL THEN roles LIKE 'platform-%' AND roles NOT LIKE '%tenant-%'
         ELSE roles LIKE 'tenant-%' AND roles NOT LIKE '%platform-%' END);

ALTER TABLE invitation DROP CONSTRAINT invitation_operator_without_tenant;
ALTER TABLE invitation ADD CONSTRAINT invitation_operator_without_tenant CHECK (
    CASE WHEN tenant_id IS NULL THEN roles LIKE 'platform-%' AND roles NOT LIKE '%tenant-%'
         ELSE roles LIKE 'tenant-%' AND roles NOT LIKE '%platform-%' END);

ALTER TABLE management_key DROP CONSTRAINT management_key_operator_without_tenant;
ALTER TABLE management_key ADD CONSTRAINT management_key_operator_without_tenant CHECK (
    CASE WHEN tenant_id IS NULL THEN role LIKE 'platform-%' ELSE role LIKE 'tenant-%' END);

ALTER TABLE management_key ADD COLUMN only_apps VARCHAR(3700);
ALTER TABLE management_key ADD CONSTRAINT management_key_apps_of_a_tenant CHECK (
    only_apps IS NULL OR (tenant_id IS NOT NULL AND only_apps <> ''));

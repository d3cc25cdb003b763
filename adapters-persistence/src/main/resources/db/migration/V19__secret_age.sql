-- How old client secrets of a tenant may become (rules §6, age).
--
-- secret_max_age: in seconds; nothing if they may become as old as they will. secret_max_age_set_at: no secret expires within 30 days of it.
-- app.secret_warned_at: when those who watch the tenant were last told that a secret of the app will expire; written past the version.
ALTER TABLE tenant ADD COLUMN secret_max_age BIGINT;
ALTER TABLE tenant ADD COLUMN secret_max_age_set_at BIGINT;
ALTER TABLE tenant ADD CONSTRAINT tenant_secret_age_whole CHECK (
    (secret_max_age IS NULL) = (secret_max_age_set_at IS NULL));
ALTER TABLE tenant ADD CONSTRAINT tenant_secret_max_age_range CHECK (secret_max_age BETWEEN 86400 AND 315360000);
ALTER TABLE app ADD COLUMN secret_warned_at BIGINT;

CREATE INDEX app_by_secret_age ON app (tenant_id, secret_created_at);
CREATE INDEX tenant_by_secret_max_age ON tenant (secret_max_age);

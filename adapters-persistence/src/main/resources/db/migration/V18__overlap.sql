-- A replaced secret may go on working for a while (rules §6, overlap): an app has two secrets at most.
--
-- credential_floor: the lowest credential version whose tokens count while both work; otherwise it is the credential version.
-- secret_last_used_at, previous_secret_last_used_at: written past the version, out of the request's path.
ALTER TABLE app ADD COLUMN previous_secret_digest VARCHAR(64);
ALTER TABLE app ADD COLUMN previous_secret_hint VARCHAR(4);
ALTER TABLE app ADD COLUMN previous_secret_created_at BIGINT;
ALTER TABLE app ADD COLUMN previous_secret_ends_at BIGINT;
ALTER TABLE app ADD COLUMN credential_floor INTEGER;
ALTER TABLE app ADD COLUMN secret_last_used_at BIGINT;
ALTER TABLE app ADD COLUMN previous_secret_last_used_at BIGINT;

ALTER TABLE app ADD CONSTRAINT app_previous_secret_unique UNIQUE (previous_secret_digest);
ALTER TABLE app ADD CONSTRAINT app_previous_secret_whole CHECK (
    (previous_secret_digest IS NULL) = (previous_secret_hint IS NULL)
    AND (previous_secret_digest IS NULL) = (previous_secret_created_at IS NULL)
    AND (previous_secret_digest IS NULL) = (previous_secret_ends_at IS NULL)
    AND (previous_secret_digest IS NULL) = (credential_floor IS NULL));
ALTER TABLE app ADD CONSTRAINT app_previous_secret_is_another CHECK (previous_secret_digest <> secret_digest);
ALTER TABLE app ADD CONSTRAINT app_credential_floor_range CHECK (
    credential_floor >= 1 AND credential_floor < credential_version);

CREATE INDEX app_by_overlap_end ON app (previous_secret_ends_at);

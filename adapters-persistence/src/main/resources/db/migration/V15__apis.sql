-- Resource servers become APIs (rules §10); one without an identifier has credentials only, as those of before.
--
-- is_default: true for the one that is meant when a request names none, otherwise nothing; unique, so that there is one.
-- scopes: names in order, one space between them. scope_descriptions: one a line, in the same order.
-- token_lifetime: in seconds.
-- last_token_issued_at: written past the version, out of the request's path.

ALTER TABLE resource_server ADD COLUMN identifier VARCHAR(200) ${byteOrder};
ALTER TABLE resource_server ADD COLUMN is_default BOOLEAN;
ALTER TABLE resource_server ADD COLUMN scopes VARCHAR(4100);
ALTER TABLE resource_server ADD COLUMN scope_descriptions VARCHAR(20100);
ALTER TABLE resource_server ADD COLUMN signing_algorithm VARCHAR(10);
ALTER TABLE resource_server ADD COLUMN token_lifetime BIGINT;
ALTER TABLE resource_server ADD COLUMN token_type VARCHAR(10);
ALTER TABLE resource_server ADD COLUMN access VARCHAR(10);
ALTER TABLE resource_server ADD COLUMN enabled BOOLEAN;
ALTER TABLE resource_server ADD COLUMN last_token_issued_at BIGINT;

ALTER TABLE resource_server ADD CONSTRAINT resource_server_identifier_unique UNIQUE (identifier);
ALTER TABLE resource_server ADD CONSTRAINT resource_server_one_default UNIQUE (is_default);
ALTER TABLE resource_server ADD CONSTRAINT resource_server_default_is_an_api CHECK (
    is_default IS NULL OR (is_default AND identifier IS NOT NULL AND enabled));
ALTER TABLE resource_server ADD CONSTRAINT resource_server_api_whole CHECK (
    (identifier IS NULL) = (scopes IS NULL) AND (identifier IS NULL) = (scope_descriptions IS NULL)
    AND (identifier IS NULL) = (signing_algorithm IS NULL) AND (identifier IS NULL) = (token_lifetime IS NULL)
    AND (identifier IS NULL) = (token_type IS NULL) AND (identifier IS NULL) = (access IS NULL)
    AND (identifier IS NULL) = (enabled IS NULL));
ALTER TABLE resource_server ADD CONSTRAINT resource_server_signing_algorithm_known CHECK (
    signing_algorithm IN ('ES256', 'RS256'));
ALTER TABLE resource_server ADD CONSTRAINT resource_server_token_lifetime_range CHECK (
    token_lifetime BETWEEN 60 AND 86400);
ALTER TABLE resource_server ADD CONSTRAINT resource_server_token_type_known CHECK (token_type IN ('at+jwt', 'JWT'));
ALTER TABLE resource_server ADD CONSTRAINT resource_server_access_known CHECK (access IN ('open', 'by_plan'));

-- What a plan opens. position: its place in the plan's list.
CREATE TABLE plan_api (
    plan_code          VARCHAR(64) ${byteOrder} NOT NULL,
    resource_server_id UUID          NOT NULL,
    position           INTEGER       NOT NULL,
    scopes             VARCHAR(4100) NOT NULL,
    CONSTRAINT plan_api_pk PRIMARY KEY (plan_code, resource_server_id),
    CONSTRAINT plan_api_plan_fk FOREIGN KEY (plan_code) REFERENCES plan (code),
    CONSTRAINT plan_api_resource_server_fk FOREIGN KEY (resource_server_id) REFERENCES resource_server (id) ON DELETE CASCADE
);

CREATE INDEX plan_api_by_resource_server ON plan_api (resource_server_id);

-- Which apps got tokens for which API, and when they last did.
CREATE TABLE api_use (
    app_id               UUID   NOT NULL,
    resource_server_id   UUID   NOT NULL,
    last_token_issued_at BIGINT NOT NULL,
    CONSTRAINT api_use_pk PRIMARY KEY (app_id, resource_server_id),
    CONSTRAINT api_use_app_fk FOREIGN KEY (app_id) REFERENCES app (id) ON DELETE CASCADE,
    CONSTRAINT api_use_resource_server_fk FOREIGN KEY (resource_server_id) REFERENCES resource_server (id) ON DELETE CASCADE
);

CREATE INDEX api_use_by_resource_server ON api_use (resource_server_id);

-- One key of each algorithm signs for a purpose, and one is announced.
ALTER TABLE signing_key DROP CONSTRAINT signing_key_one_signs;
ALTER TABLE signing_key ADD CONSTRAINT signing_key_one_signs UNIQUE (signing_for, algorithm);
ALTER TABLE signing_key DROP CONSTRAINT signing_key_one_announced;
ALTER TABLE signing_key ADD CONSTRAINT signing_key_one_announced UNIQUE (announced_for, algorithm);

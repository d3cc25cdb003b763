-- One text for H2 and PostgreSQL.
--
-- Codes, key ids: ${byteOrder} compares bytes on every database, whatever the language of the installation.
-- Texts of people: twice as long as the rules allow, because H2 counts UTF-16 units where the rules count code points.
-- Instants (created_at and its like): microseconds since 1970-01-01T00:00:00Z.
-- version: grows with each stored change; the first one is 1.

CREATE TABLE tenant (
    id          UUID         NOT NULL,
    name        VARCHAR(200) NOT NULL,
    status      VARCHAR(20)  NOT NULL,
    app_limit   INTEGER      NOT NULL,
    plan_policy VARCHAR(10)  NOT NULL,
    created_at  BIGINT       NOT NULL,
    updated_at  BIGINT       NOT NULL,
    version     BIGINT       NOT NULL,
    CONSTRAINT tenant_pk PRIMARY KEY (id),
    CONSTRAINT tenant_status_known CHECK (status IN ('pending_activation', 'active', 'suspended')),
    CONSTRAINT tenant_plan_policy_known CHECK (plan_policy IN ('open', 'assigned')),
    CONSTRAINT tenant_app_limit_range CHECK (app_limit BETWEEN 0 AND 1000000)
);

CREATE TABLE license_region (
    code           VARCHAR(64) ${byteOrder} NOT NULL,
    name           VARCHAR(200) NOT NULL,
    active         BOOLEAN      NOT NULL,
    active_db_code VARCHAR(64) ${byteOrder},
    created_at     BIGINT       NOT NULL,
    updated_at     BIGINT       NOT NULL,
    version        BIGINT       NOT NULL,
    CONSTRAINT license_region_pk PRIMARY KEY (code)
);

CREATE TABLE region_database (
    db_code     VARCHAR(64) ${byteOrder} NOT NULL,
    region_code VARCHAR(64) ${byteOrder} NOT NULL,
    description VARCHAR(1000) NOT NULL,
    created_at  BIGINT        NOT NULL,
    updated_at  BIGINT        NOT NULL,
    version     BIGINT        NOT NULL,
    CONSTRAINT region_database_pk PRIMARY KEY (db_code),
    CONSTRAINT region_database_in_region UNIQUE (region_code, db_code),
    CONSTRAINT region_database_region_fk FOREIGN KEY (region_code) REFERENCES license_region (code)
);

-- A region points to its active database: it cannot have two, nor one of another region.
ALTER TABLE license_region ADD CONSTRAINT license_region_active_database_fk
    FOREIGN KEY (code, active_db_code) REFERENCES region_database (region_code, db_code);

CREATE TABLE plan (
    code                VARCHAR(64) ${byteOrder} NOT NULL,
    name                VARCHAR(200) NOT NULL,
    per_document        BIGINT,
    per_hour            BIGINT,
    per_day             BIGINT,
    per_week            BIGINT,
    per_month           BIGINT,
    requests_per_minute BIGINT,
    revision            INTEGER      NOT NULL,
    status              VARCHAR(10)  NOT NULL,
    created_at          BIGINT       NOT NULL,
    updated_at          BIGINT       NOT NULL,
    version             BIGINT       NOT NULL,
    CONSTRAINT plan_pk PRIMARY KEY (code),
    CONSTRAINT plan_status_known CHECK (status IN ('draft', 'active', 'archived', 'retired')),
    CONSTRAINT plan_revision_range CHECK (revision >= 1),
    CONSTRAINT plan_per_document_range CHECK (per_document BETWEEN 0 AND 9007199254740991),
    CONSTRAINT plan_per_hour_range CHECK (per_hour BETWEEN 0 AND 9007199254740991),
    CONSTRAINT plan_per_day_range CHECK (per_day BETWEEN 0 AND 9007199254740991),
    CONSTRAINT plan_per_week_range CHECK (per_week BETWEEN 0 AND 9007199254740991),
    CONSTRAINT plan_per_month_range CHECK (per_month BETWEEN 0 AND 9007199254740991),
    CONSTRAINT plan_requests_per_minute_range CHECK (requests_per_minute BETWEEN 0 AND 9007199254740991)
);

-- name_sort: the name key as UTF-8; bytes stand in code point order on every database.
-- redirect_uris, post_logout_redirect_uris: one URI a line, in order; a URI holds no line break.
CREATE TABLE app (
    id                        UUID           NOT NULL,
    tenant_id                 UUID           NOT NULL,
    client_id                 VARCHAR(29) ${byteOrder} NOT NULL,
    name                      VARCHAR(200)   NOT NULL,
    name_key                  VARCHAR(800)   NOT NULL,
    name_sort                 BYTEA          NOT NULL,
    region_code               VARCHAR(64) ${byteOrder} NOT NULL,
    db_code                   VARCHAR(64) ${byteOrder} NOT NULL,
    redirect_uris             VARCHAR(20100) NOT NULL,
    post_logout_redirect_uris VARCHAR(20100) NOT NULL,
    allowed_domain_1          VARCHAR(260),
    allowed_domain_2          VARCHAR(260),
    allowed_domain_3          VARCHAR(260),
    enabled                   BOOLEAN        NOT NULL,
    plan_code                 VARCHAR(64) ${byteOrder},
    secret_digest             VARCHAR(64)    NOT NULL,
    secret_hint               VARCHAR(4)     NOT NULL,
    secret_created_at         BIGINT         NOT NULL,
    credential_version        INTEGER        NOT NULL,
    last_token_issued_at      BIGINT,
    created_at                BIGINT         NOT NULL,
    updated_at                BIGINT         NOT NULL,
    version                   BIGINT         NOT NULL,
    CONSTRAINT app_pk PRIMARY KEY (id),
    CONSTRAINT app_name_unique UNIQUE (tenant_id, name_key),
    CONSTRAINT app_client_id_unique UNIQUE (client_id),
    CONSTRAINT app_secret_unique UNIQUE (secret_digest),
    CONSTRAINT app_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT app_database_fk FOREIGN KEY (region_code, db_code) REFERENCES region_database (region_code, db_code),
    CONSTRAINT app_plan_fk FOREIGN KEY (plan_code) REFERENCES plan (code),
    CONSTRAINT app_credential_version_range CHECK (credential_version >= 1),
    CONSTRAINT app_second_domain_after_first CHECK (allowed_domain_2 IS NULL OR allowed_domain_1 IS NOT NULL),
    CONSTRAINT app_third_domain_after_second CHECK (allowed_domain_3 IS NULL OR allowed_domain_2 IS NOT NULL)
);

CREATE INDEX app_by_name ON app (tenant_id, name_sort, id);
CREATE INDEX app_by_creation ON app (tenant_id, created_at, id);
CREATE INDEX app_by_region ON app (region_code, db_code);
CREATE INDEX app_by_database ON app (db_code);
CREATE INDEX app_by_plan ON app (plan_code);

-- Digests of secrets that are dead: recognized in an app's activity, never accepted.
CREATE TABLE replaced_secret (
    digest      VARCHAR(64) NOT NULL,
    app_id      UUID        NOT NULL,
    replaced_at BIGINT      NOT NULL,
    CONSTRAINT replaced_secret_pk PRIMARY KEY (digest),
    CONSTRAINT replaced_secret_app_fk FOREIGN KEY (app_id) REFERENCES app (id) ON DELETE CASCADE
);

CREATE INDEX replaced_secret_by_app ON replaced_secret (app_id);

-- roles: their words, sorted, one space between them. Only an operator has no tenant.
CREATE TABLE member (
    id            UUID         NOT NULL,
    tenant_id     UUID,
    email         VARCHAR(254) NOT NULL,
    email_key     VARCHAR(762) NOT NULL,
    display_name  VARCHAR(200) NOT NULL,
    roles         VARCHAR(100) NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    created_at    BIGINT       NOT NULL,
    updated_at    BIGINT       NOT NULL,
    version       BIGINT       NOT NULL,
    CONSTRAINT member_pk PRIMARY KEY (id),
    CONSTRAINT member_email_unique UNIQUE (email_key),
    CONSTRAINT member_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT member_operator_without_tenant CHECK ((tenant_id IS NULL) = (roles = 'platform-admin'))
);

CREATE INDEX member_by_tenant ON member (tenant_id, id);

CREATE TABLE member_session (
    id         UUID         NOT NULL,
    member_id  UUID         NOT NULL,
    roles      VARCHAR(100) NOT NULL,
    created_at BIGINT       NOT NULL,
    expires_at BIGINT       NOT NULL,
    ended_at   BIGINT,
    CONSTRAINT member_session_pk PRIMARY KEY (id),
    CONSTRAINT member_session_member_fk FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE
);

CREATE INDEX member_session_by_member ON member_session (member_id);

-- signing_for: the purpose of a key that signs, otherwise nothing; unique, so that one key signs for a purpose.
CREATE TABLE signing_key (
    kid                   VARCHAR(64) ${byteOrder} NOT NULL,
    purpose               VARCHAR(20)   NOT NULL,
    signing_for           VARCHAR(20),
    algorithm             VARCHAR(10)   NOT NULL,
    state                 VARCHAR(20)   NOT NULL,
    public_jwk            VARCHAR(4000) NOT NULL,
    key_encryption_key_id VARCHAR(255)  NOT NULL,
    ciphertext            VARCHAR(16000) NOT NULL,
    created_at            BIGINT        NOT NULL,
    CONSTRAINT signing_key_pk PRIMARY KEY (kid),
    CONSTRAINT signing_key_one_signs UNIQUE (signing_for),
    CONSTRAINT signing_key_signing_for CHECK (
        CASE WHEN state = 'signing' THEN signing_for IS NOT NULL AND signing_for = purpose
             ELSE signing_for IS NULL END)
);

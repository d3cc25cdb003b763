-- An app authenticates with a secret, with up to two public keys, or with both; one whose leaked secret was revoked may have neither.
ALTER TABLE app ALTER COLUMN secret_digest DROP NOT NULL;
ALTER TABLE app ALTER COLUMN secret_hint DROP NOT NULL;
ALTER TABLE app ALTER COLUMN secret_created_at DROP NOT NULL;

-- public_keys: one key a line, in order: kid, algorithm, thumbprint and then each member as name=value, one space between them.
ALTER TABLE app ADD COLUMN public_keys VARCHAR(4000);

ALTER TABLE app ADD CONSTRAINT app_secret_whole CHECK (
    (secret_digest IS NULL) = (secret_hint IS NULL) AND (secret_digest IS NULL) = (secret_created_at IS NULL));

-- Who may ask about every tenant's tokens, and never gets one.
CREATE TABLE resource_server (
    id                UUID         NOT NULL,
    client_id         VARCHAR(29) ${byteOrder} NOT NULL,
    name              VARCHAR(200) NOT NULL,
    secret_digest     VARCHAR(64),
    secret_hint       VARCHAR(4),
    secret_created_at BIGINT,
    created_at        BIGINT       NOT NULL,
    updated_at        BIGINT       NOT NULL,
    version           BIGINT       NOT NULL,
    CONSTRAINT resource_server_pk PRIMARY KEY (id),
    CONSTRAINT resource_server_client_id_unique UNIQUE (client_id),
    CONSTRAINT resource_server_secret_unique UNIQUE (secret_digest),
    CONSTRAINT resource_server_secret_whole CHECK (
        (secret_digest IS NULL) = (secret_hint IS NULL) AND (secret_digest IS NULL) = (secret_created_at IS NULL))
);

-- Assertions of private_key_jwt that were accepted, so that none is accepted twice. digest: of client id and jti.
CREATE TABLE used_assertion (
    digest     VARCHAR(64) NOT NULL,
    expires_at BIGINT      NOT NULL,
    CONSTRAINT used_assertion_pk PRIMARY KEY (digest)
);

CREATE INDEX used_assertion_by_expiry ON used_assertion (expires_at);

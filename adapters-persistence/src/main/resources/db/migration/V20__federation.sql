-- Whose tokens apps may use in place of a secret (rules §11). Several may have one issuer: clusters that cannot be reached from outside.
--
-- jwks_uri, jwks: where the keys are, or the keys; neither if they are discovered. algorithms: one space between them.
-- max_token_lifetime: in seconds.
CREATE TABLE trusted_issuer (
    id                 UUID          NOT NULL,
    name               VARCHAR(200)  NOT NULL,
    issuer             VARCHAR(500) ${byteOrder} NOT NULL,
    jwks_uri           VARCHAR(500),
    jwks               VARCHAR(70000),
    algorithms         VARCHAR(100)  NOT NULL,
    max_token_lifetime BIGINT        NOT NULL,
    enabled            BOOLEAN       NOT NULL,
    created_at         BIGINT        NOT NULL,
    updated_at         BIGINT        NOT NULL,
    version            BIGINT        NOT NULL,
    CONSTRAINT trusted_issuer_pk PRIMARY KEY (id),
    CONSTRAINT trusted_issuer_keys_from_one_place CHECK (jwks_uri IS NULL OR jwks IS NULL),
    CONSTRAINT trusted_issuer_max_token_lifetime_range CHECK (max_token_lifetime BETWEEN 60 AND 31622400)
);

CREATE INDEX trusted_issuer_by_issuer ON trusted_issuer (issuer);

-- By which tokens an app is known. position: its place in the app's list.
-- claims: one a line: t, n or b for text, number or boolean, the name and the value, a tab between them.
-- last_subject, last_token_id, last_used_at: of the token that last proved who the app is; written out of the request's path.
CREATE TABLE federated_credential (
    app_id            UUID          NOT NULL,
    position          INTEGER       NOT NULL,
    name              VARCHAR(200) ${byteOrder} NOT NULL,
    trusted_issuer_id UUID          NOT NULL,
    subject           VARCHAR(500)  NOT NULL,
    claims            VARCHAR(7000) NOT NULL,
    last_subject      VARCHAR(8192),
    last_token_id     VARCHAR(256),
    last_used_at      BIGINT,
    CONSTRAINT federated_credential_pk PRIMARY KEY (app_id, position),
    CONSTRAINT federated_credential_name_unique UNIQUE (app_id, name),
    CONSTRAINT federated_credential_app_fk FOREIGN KEY (app_id) REFERENCES app (id) ON DELETE CASCADE,
    CONSTRAINT federated_credential_trusted_issuer_fk FOREIGN KEY (trusted_issuer_id) REFERENCES trusted_issuer (id),
    CONSTRAINT federated_credential_position_range CHECK (position BETWEEN 0 AND 4),
    CONSTRAINT federated_credential_use_whole CHECK ((last_subject IS NULL) = (last_used_at IS NULL))
);

CREATE INDEX federated_credential_by_trusted_issuer ON federated_credential (trusted_issuer_id);

-- Where people sign in elsewhere (rules §13).
--
-- Whose an e-mail domain is: a tenant's, or, without one, the installation's.
CREATE TABLE email_domain (
    domain     VARCHAR(253) ${byteOrder} NOT NULL,
    tenant_id  UUID,
    created_at BIGINT       NOT NULL,
    CONSTRAINT email_domain_pk PRIMARY KEY (domain),
    CONSTRAINT email_domain_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);

CREATE INDEX email_domain_by_tenant ON email_domain (tenant_id, domain);

-- owner: the tenant's id, or installation; one provider each. client_secret: encrypted; none for a client that has none.
-- break_glass: the member who may always sign in by a password.
CREATE TABLE identity_provider (
    id                    UUID         NOT NULL,
    owner                 VARCHAR(36)  NOT NULL,
    tenant_id             UUID,
    issuer                VARCHAR(500) NOT NULL,
    client_id             VARCHAR(200) ${byteOrder} NOT NULL,
    key_encryption_key_id VARCHAR(255),
    client_secret         VARCHAR(16000),
    local_passwords       BOOLEAN      NOT NULL,
    enabled               BOOLEAN      NOT NULL,
    break_glass           UUID,
    created_at            BIGINT       NOT NULL,
    updated_at            BIGINT       NOT NULL,
    version               BIGINT       NOT NULL,
    CONSTRAINT identity_provider_pk PRIMARY KEY (id),
    CONSTRAINT identity_provider_owner_unique UNIQUE (owner),
    CONSTRAINT identity_provider_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT identity_provider_break_glass_fk FOREIGN KEY (break_glass) REFERENCES member (id) ON DELETE SET NULL,
    CONSTRAINT identity_provider_owner_of_tenant CHECK ((tenant_id IS NULL) = (owner = 'installation')),
    CONSTRAINT identity_provider_secret_whole CHECK ((client_secret IS NULL) = (key_encryption_key_id IS NULL))
);

CREATE INDEX identity_provider_by_break_glass ON identity_provider (break_glass);
CREATE INDEX identity_provider_by_tenant ON identity_provider (tenant_id);

-- For which domains it speaks; position: their order.
CREATE TABLE identity_provider_domain (
    domain      VARCHAR(253) ${byteOrder} NOT NULL,
    provider_id UUID         NOT NULL,
    position    INTEGER      NOT NULL,
    CONSTRAINT identity_provider_domain_pk PRIMARY KEY (domain),
    CONSTRAINT identity_provider_domain_domain_fk FOREIGN KEY (domain) REFERENCES email_domain (domain) ON DELETE CASCADE,
    CONSTRAINT identity_provider_domain_provider_fk FOREIGN KEY (provider_id) REFERENCES identity_provider (id) ON DELETE CASCADE
);

CREATE INDEX identity_provider_domain_by_provider ON identity_provider_domain (provider_id);

-- Which roles a group gives: their words, one space between them.
CREATE TABLE identity_provider_group (
    provider_id UUID         NOT NULL,
    name        VARCHAR(200) ${byteOrder} NOT NULL,
    roles       VARCHAR(200) NOT NULL,
    CONSTRAINT identity_provider_group_pk PRIMARY KEY (provider_id, name),
    CONSTRAINT identity_provider_group_provider_fk FOREIGN KEY (provider_id) REFERENCES identity_provider (id) ON DELETE CASCADE
);

-- Who is known at a provider as whom; a member once, and by one subject one member.
CREATE TABLE member_identity (
    member_id   UUID         NOT NULL,
    provider_id UUID         NOT NULL,
    subject     VARCHAR(255) ${byteOrder} NOT NULL,
    CONSTRAINT member_identity_pk PRIMARY KEY (member_id),
    CONSTRAINT member_identity_subject_unique UNIQUE (provider_id, subject),
    CONSTRAINT member_identity_member_fk FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE,
    CONSTRAINT member_identity_provider_fk FOREIGN KEY (provider_id) REFERENCES identity_provider (id) ON DELETE CASCADE
);

-- Which sessions began at a provider; sign_out: where their people can sign out there, if it offers that.
CREATE TABLE foreign_session (
    session_id UUID NOT NULL,
    sign_out   VARCHAR(2000),
    CONSTRAINT foreign_session_pk PRIMARY KEY (session_id),
    CONSTRAINT foreign_session_session_fk FOREIGN KEY (session_id) REFERENCES member_session (id) ON DELETE CASCADE
);

-- Invitations of people (http-api §2): whoever knows the link's token becomes a member, once.
--
-- tenant_id: nothing for an operator. digest: of the link's token. settled: what was done with it; that it is too old follows from expires_at.
-- invited_by: a member's id, which may be gone.

CREATE TABLE invitation (
    id           UUID         NOT NULL,
    tenant_id    UUID,
    email        VARCHAR(254) NOT NULL,
    display_name VARCHAR(200),
    roles        VARCHAR(100) NOT NULL,
    digest       VARCHAR(64)  NOT NULL,
    invited_by   UUID         NOT NULL,
    created_at   BIGINT       NOT NULL,
    expires_at   BIGINT       NOT NULL,
    settled      VARCHAR(20)  NOT NULL,
    settled_at   BIGINT,
    CONSTRAINT invitation_pk PRIMARY KEY (id),
    CONSTRAINT invitation_digest_unique UNIQUE (digest),
    CONSTRAINT invitation_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT invitation_operator_without_tenant CHECK ((tenant_id IS NULL) = (roles = 'platform-admin')),
    CONSTRAINT invitation_settled CHECK (settled IN ('pending', 'accepted', 'cancelled')),
    CONSTRAINT invitation_settled_at CHECK ((settled = 'pending') = (settled_at IS NULL))
);

CREATE INDEX invitation_by_tenant ON invitation (tenant_id, id);

-- Management keys (http-api §2): automation signs in by one instead of a person.
--
-- tenant_id: nothing for one of the installation. maker_id: a key dies with its maker's membership. digest: of the key.

CREATE TABLE management_key (
    id           UUID         NOT NULL,
    tenant_id    UUID,
    maker_id     UUID         NOT NULL,
    name         VARCHAR(200) NOT NULL,
    role         VARCHAR(100) NOT NULL,
    digest       VARCHAR(64)  NOT NULL,
    hint         VARCHAR(4)   NOT NULL,
    created_at   BIGINT       NOT NULL,
    expires_at   BIGINT,
    last_used_at BIGINT,
    CONSTRAINT management_key_pk PRIMARY KEY (id),
    CONSTRAINT management_key_digest_unique UNIQUE (digest),
    CONSTRAINT management_key_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    CONSTRAINT management_key_maker_fk FOREIGN KEY (maker_id) REFERENCES member (id) ON DELETE CASCADE,
    CONSTRAINT management_key_operator_without_tenant CHECK ((tenant_id IS NULL) = (role = 'platform-admin'))
);

CREATE INDEX management_key_by_tenant ON management_key (tenant_id, id);
CREATE INDEX management_key_by_maker ON management_key (maker_id);

ALTER TABLE member_session ADD CONSTRAINT member_session_key_fk
    FOREIGN KEY (management_key_id) REFERENCES management_key (id) ON DELETE CASCADE;
CREATE INDEX member_session_by_key ON member_session (management_key_id);

-- Passkeys of members (rules §13). Nothing here is secret.
--
-- credential_id: by what devices know it, base64url; nobody has one that somebody else has. public_key: a COSE_Key (RFC 9052), base64url.
-- sign_count: as the passkey last said; it only grows, and stays 0 with one that does not count.
CREATE TABLE passkey (
    id            UUID          NOT NULL,
    member_id     UUID          NOT NULL,
    name          VARCHAR(200)  NOT NULL,
    credential_id VARCHAR(1364) ${byteOrder} NOT NULL,
    public_key    VARCHAR(2000) NOT NULL,
    sign_count    BIGINT        NOT NULL,
    created_at    BIGINT        NOT NULL,
    last_used_at  BIGINT,
    CONSTRAINT passkey_pk PRIMARY KEY (id),
    CONSTRAINT passkey_credential_unique UNIQUE (credential_id),
    CONSTRAINT passkey_member_fk FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE,
    CONSTRAINT passkey_count_known CHECK (sign_count >= 0)
);

CREATE INDEX passkey_by_member ON passkey (member_id);

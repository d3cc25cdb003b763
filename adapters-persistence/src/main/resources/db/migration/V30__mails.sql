-- Mails to people, and from where they signed in (docs/adr/0040).

-- Mails that wait, and for a day those that are settled, which count against too many.
--
-- owner: a tenant's id, or installation. recipient: the key of the address. ciphertext: of the mail, bound to the id; null once it is sent or
-- given up, as is next_try_at, which grows with each attempt: whoever sets it has the mail for a while.
CREATE TABLE mail (
    id                    UUID         NOT NULL,
    kind                  VARCHAR(20)  NOT NULL,
    owner                 VARCHAR(36)  ${byteOrder} NOT NULL,
    recipient             VARCHAR(762) ${byteOrder} NOT NULL,
    key_encryption_key_id VARCHAR(64),
    ciphertext            VARCHAR(16000),
    attempts              INTEGER      NOT NULL,
    created_at            BIGINT       NOT NULL,
    next_try_at           BIGINT,
    CONSTRAINT mail_pk PRIMARY KEY (id),
    CONSTRAINT mail_waits_whole CHECK (
        (next_try_at IS NULL) = (ciphertext IS NULL) AND (next_try_at IS NULL) = (key_encryption_key_id IS NULL))
);

CREATE INDEX mail_by_next_try ON mail (next_try_at);
CREATE INDEX mail_by_recipient ON mail (recipient, created_at);
CREATE INDEX mail_by_owner ON mail (owner, created_at);
CREATE INDEX mail_by_creation ON mail (created_at);

-- From which networks a member has signed in, in CIDR notation.
CREATE TABLE known_network (
    member_id    UUID         NOT NULL,
    network      VARCHAR(100) ${byteOrder} NOT NULL,
    last_seen_at BIGINT       NOT NULL,
    CONSTRAINT known_network_pk PRIMARY KEY (member_id, network),
    CONSTRAINT known_network_member_fk FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE
);

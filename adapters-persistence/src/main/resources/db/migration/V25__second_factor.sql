-- Second factors of members (rules §13).

ALTER TABLE tenant ADD COLUMN second_factor VARCHAR(20) DEFAULT 'optional' NOT NULL;

-- When a member signed in first: an operator may put the second factor off for a day from then on. Of those who did so under an older release only,
-- the next sign-in counts.
CREATE TABLE first_sign_in (
    member_id    UUID   NOT NULL,
    signed_in_at BIGINT NOT NULL,
    CONSTRAINT first_sign_in_pk PRIMARY KEY (member_id),
    CONSTRAINT first_sign_in_member_fk FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE
);

-- Time-based codes: of a member one that is confirmed, and one that waits for it.
--
-- state: active or pending. ciphertext: of the secret, bound to the id. last_step: of the last accepted code; it only grows.
-- failures: wrong codes in a row; failed_at: the last of them.
CREATE TABLE totp (
    id                    UUID         NOT NULL,
    member_id             UUID         NOT NULL,
    state                 VARCHAR(10)  NOT NULL,
    key_encryption_key_id VARCHAR(64)  NOT NULL,
    ciphertext            VARCHAR(400) NOT NULL,
    created_at            BIGINT       NOT NULL,
    confirmed_at          BIGINT,
    last_step             BIGINT,
    last_used_at          BIGINT,
    failures              INTEGER      NOT NULL,
    failed_at             BIGINT,
    CONSTRAINT totp_pk PRIMARY KEY (id),
    CONSTRAINT totp_one_of_each UNIQUE (member_id, state),
    CONSTRAINT totp_member_fk FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE,
    CONSTRAINT totp_state_known CHECK (state IN ('active', 'pending')),
    CONSTRAINT totp_confirmed_whole CHECK ((state = 'active') = (confirmed_at IS NOT NULL))
);

-- Digests of the recovery codes that are left.
CREATE TABLE recovery_code (
    member_id UUID        NOT NULL,
    digest    VARCHAR(64) NOT NULL,
    CONSTRAINT recovery_code_pk PRIMARY KEY (member_id, digest),
    CONSTRAINT recovery_code_member_fk FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE
);

-- Sign-ins whose password was right and whose second factor is missing. digest: of the first step's token. password: digest of the password's hash.
CREATE TABLE pending_sign_in (
    digest     VARCHAR(64) NOT NULL,
    member_id  UUID        NOT NULL,
    password   VARCHAR(64) NOT NULL,
    failures   INTEGER     NOT NULL,
    created_at BIGINT      NOT NULL,
    expires_at BIGINT      NOT NULL,
    CONSTRAINT pending_sign_in_pk PRIMARY KEY (digest),
    CONSTRAINT pending_sign_in_member_fk FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE
);

CREATE INDEX pending_sign_in_by_member ON pending_sign_in (member_id);
CREATE INDEX pending_sign_in_by_end ON pending_sign_in (expires_at);

-- Links by which members choose another password (rules §13): one of a member at most.
--
-- digest: of the link's token. made_by, made_by_key: who made it; it goes with them.

CREATE TABLE password_reset (
    member_id   UUID        NOT NULL,
    digest      VARCHAR(64) NOT NULL,
    made_by     UUID        NOT NULL,
    made_by_key UUID,
    created_at  BIGINT      NOT NULL,
    expires_at  BIGINT      NOT NULL,
    CONSTRAINT password_reset_pk PRIMARY KEY (member_id),
    CONSTRAINT password_reset_digest_unique UNIQUE (digest),
    CONSTRAINT password_reset_member_fk FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE,
    CONSTRAINT password_reset_made_by_fk FOREIGN KEY (made_by) REFERENCES member (id) ON DELETE CASCADE,
    CONSTRAINT password_reset_made_by_key_fk FOREIGN KEY (made_by_key) REFERENCES management_key (id) ON DELETE CASCADE
);

CREATE INDEX password_reset_by_maker ON password_reset (made_by);
CREATE INDEX password_reset_by_key ON password_reset (made_by_key);

-- A person's session goes on by refresh tokens, of which only digests are stored.
--
-- family_digest: of what all tokens of one session share; current_digest: of the one that is good now.
-- idle_until: when the session ends unless it is refreshed before. Like the digests, nothing for a session that cannot be refreshed.
-- management_key_id: the key that signed in instead of a person.
-- roles: what the session could do when it began.

ALTER TABLE member ADD COLUMN password_change_required BOOLEAN DEFAULT FALSE NOT NULL;

-- Sessions of before cannot go on; whoever had one signs in anew.
DELETE FROM member_session;

ALTER TABLE member_session ADD COLUMN management_key_id UUID;
ALTER TABLE member_session ADD COLUMN family_digest VARCHAR(64);
ALTER TABLE member_session ADD COLUMN current_digest VARCHAR(64);
ALTER TABLE member_session ADD COLUMN idle_until BIGINT;

ALTER TABLE member_session ADD CONSTRAINT member_session_refreshed_by_people CHECK (
    (management_key_id IS NULL) = (family_digest IS NOT NULL)
    AND (family_digest IS NULL) = (current_digest IS NULL)
    AND (family_digest IS NULL) = (idle_until IS NULL));
ALTER TABLE member_session ADD CONSTRAINT member_session_idle_before_end CHECK (idle_until IS NULL OR idle_until <= expires_at);

CREATE INDEX member_session_by_end ON member_session (expires_at);
CREATE INDEX member_session_by_idle ON member_session (idle_until);

-- Every management key ends (http-api §2), and one that another key made ends with that one: neither later, nor left behind.
--
-- made_by_key_ends: when the key that made it ends; an end never changes.
-- invitation.made_by_key: the key that invited in its maker's name. It names a key that is gone, too: so the invitation is of no use.

UPDATE management_key
SET expires_at = CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) AS BIGINT) * 1000000 + 31622400000000
WHERE expires_at IS NULL;

ALTER TABLE management_key ALTER COLUMN expires_at SET NOT NULL;
ALTER TABLE management_key ADD COLUMN made_by_key UUID;
ALTER TABLE management_key ADD COLUMN made_by_key_ends BIGINT;
ALTER TABLE management_key ADD CONSTRAINT management_key_end_unique UNIQUE (id, expires_at);
ALTER TABLE management_key ADD CONSTRAINT management_key_made_by_key_fk
    FOREIGN KEY (made_by_key, made_by_key_ends) REFERENCES management_key (id, expires_at) ON DELETE CASCADE;
ALTER TABLE management_key ADD CONSTRAINT management_key_made_by_key_whole CHECK (
    (made_by_key IS NULL) = (made_by_key_ends IS NULL));
ALTER TABLE management_key ADD CONSTRAINT management_key_outlives_no_maker CHECK (
    made_by_key_ends IS NULL OR expires_at <= made_by_key_ends);
CREATE INDEX management_key_by_made_by_key ON management_key (made_by_key);

ALTER TABLE invitation ADD COLUMN made_by_key UUID;
CREATE INDEX invitation_by_key ON invitation (made_by_key);

-- The life of a signing key: announced, signing, retired, gone; or revoked.
--
-- announced_for: the purpose of a key that is announced, otherwise nothing; unique, so that one key is announced for a purpose.
-- token_lifetime: in seconds, of the longest token that the key signs. What earlier keys signed with is not known: the most that could
-- be configured.
-- created_at: since when it is published.
-- ciphertext, key_encryption_key_id: nothing once the private part is erased.

ALTER TABLE signing_key ADD COLUMN announced_for VARCHAR(20);
ALTER TABLE signing_key ADD COLUMN token_lifetime BIGINT;
ALTER TABLE signing_key ADD COLUMN signs_from BIGINT;
ALTER TABLE signing_key ADD COLUMN retired_at BIGINT;
ALTER TABLE signing_key ADD COLUMN published_until BIGINT;

UPDATE signing_key
SET token_lifetime = CASE WHEN purpose = 'SESSION' THEN 300 ELSE 86400 END,
    signs_from = created_at;

ALTER TABLE signing_key ALTER COLUMN token_lifetime SET NOT NULL;
ALTER TABLE signing_key ALTER COLUMN key_encryption_key_id DROP NOT NULL;
ALTER TABLE signing_key ALTER COLUMN ciphertext DROP NOT NULL;

ALTER TABLE signing_key ADD CONSTRAINT signing_key_one_announced UNIQUE (announced_for);
ALTER TABLE signing_key ADD CONSTRAINT signing_key_state_known CHECK (
    state IN ('announced', 'signing', 'retired', 'gone', 'revoked'));
ALTER TABLE signing_key ADD CONSTRAINT signing_key_announced_for CHECK (
    CASE WHEN state = 'announced' THEN announced_for IS NOT NULL AND announced_for = purpose
         ELSE announced_for IS NULL END);
ALTER TABLE signing_key ADD CONSTRAINT signing_key_erased CHECK (
    CASE WHEN state IN ('gone', 'revoked') THEN ciphertext IS NULL AND key_encryption_key_id IS NULL
         ELSE ciphertext IS NOT NULL AND key_encryption_key_id IS NOT NULL END);

CREATE INDEX signing_key_by_age ON signing_key (purpose, created_at, kid);

-- One row for each purpose. Whoever changes keys of a purpose locks its row and moves its revision; whoever uses keys that it has
-- read before compares the revision.
CREATE TABLE signing_key_set (
    purpose  VARCHAR(20) NOT NULL,
    revision BIGINT      NOT NULL,
    CONSTRAINT signing_key_set_pk PRIMARY KEY (purpose)
);

INSERT INTO signing_key_set (purpose, revision) VALUES ('ACCESS_TOKEN', 1);
INSERT INTO signing_key_set (purpose, revision) VALUES ('SESSION', 1);

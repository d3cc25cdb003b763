-- A client of an OpenID provider may have a private key in place of a secret (rules §13).
--
-- client_key: a JSON Web Key, encrypted under the key of client_key_encryption_key_id. Where a secret stands beside it,
-- a node of before has set that later, and it counts.
ALTER TABLE identity_provider ADD COLUMN client_key VARCHAR(16000);
ALTER TABLE identity_provider ADD COLUMN client_key_encryption_key_id VARCHAR(255);
ALTER TABLE identity_provider ADD CONSTRAINT identity_provider_key_whole CHECK (
    (client_key IS NULL) = (client_key_encryption_key_id IS NULL));

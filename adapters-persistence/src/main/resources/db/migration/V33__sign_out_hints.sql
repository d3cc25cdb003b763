-- Who signs out at a provider is known there by the ID token (rules §13).
--
-- hinted_sign_out: sign_out with the ID token, sealed, since that is personal data; none where it would be too long.
ALTER TABLE foreign_session ADD COLUMN hinted_sign_out VARCHAR(6000);

-- What else is refused than a sign-in stands beside it (rules §9), each kind counted by itself.
--
-- kind: of RefusedSignIns.Kind. account: of an introspection, the client id that was sent, if it has the form of one.

ALTER TABLE refused_sign_in ADD COLUMN kind VARCHAR(20) DEFAULT 'sign_in' NOT NULL;
ALTER TABLE refused_sign_in DROP CONSTRAINT refused_sign_in_unique;
ALTER TABLE refused_sign_in ADD CONSTRAINT refused_sign_in_unique UNIQUE (minute_at, account, address, kind);
CREATE INDEX refused_sign_in_of_kind ON refused_sign_in (kind, id);

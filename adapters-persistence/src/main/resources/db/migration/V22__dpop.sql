-- An API may require tokens that are bound to a key (rules §10, RFC 9449).
ALTER TABLE resource_server ADD COLUMN require_dpop BOOLEAN DEFAULT FALSE NOT NULL;

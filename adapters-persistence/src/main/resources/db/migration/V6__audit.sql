-- The audit trail (rules §9) and the event feed (http-api §2).
--
-- chain: a tenant's id; the id of zeros for the installation's chain.
-- seal: HMAC-SHA-256 in hexadecimal over the record and the seal before it; key_id names the key.
-- changes: a JSON array of {field, before, after}; what was not set is left out.

CREATE TABLE audit_key (
    id                    VARCHAR(64) ${byteOrder} NOT NULL,
    current_mark          VARCHAR(10),
    key_encryption_key_id VARCHAR(255),
    ciphertext            VARCHAR(16000),
    created_at            BIGINT      NOT NULL,
    CONSTRAINT audit_key_pk PRIMARY KEY (id),
    CONSTRAINT audit_key_one_current UNIQUE (current_mark),
    CONSTRAINT audit_key_current_mark CHECK (current_mark IS NULL OR (current_mark = 'current' AND ciphertext IS NOT NULL)),
    CONSTRAINT audit_key_discarded CHECK ((ciphertext IS NULL) = (key_encryption_key_id IS NULL))
);

CREATE TABLE audit_chain (
    chain      UUID        NOT NULL,
    records    BIGINT      NOT NULL,
    last_seal  VARCHAR(64) NOT NULL,
    key_id     VARCHAR(64) NOT NULL,
    seal       VARCHAR(64) NOT NULL,
    last_event BIGINT      NOT NULL,
    CONSTRAINT audit_chain_pk PRIMARY KEY (chain)
);

INSERT INTO audit_chain (chain, records, last_seal, key_id, seal, last_event)
VALUES ('00000000-0000-0000-0000-000000000000', 0, '', '', '', 0);
INSERT INTO audit_chain (chain, records, last_seal, key_id, seal, last_event)
SELECT id, 0, '', '', '', 0 FROM tenant;

CREATE TABLE audit_record (
    chain       UUID          NOT NULL,
    position    BIGINT        NOT NULL,
    id          UUID          NOT NULL,
    at          BIGINT        NOT NULL,
    actor_kind  VARCHAR(40)   NOT NULL,
    actor_id    VARCHAR(64),
    actor_name  VARCHAR(200),
    address     VARCHAR(100),
    request_id  VARCHAR(64),
    action      VARCHAR(60)   NOT NULL,
    target_type VARCHAR(40)   NOT NULL,
    target_id   VARCHAR(100)  NOT NULL,
    target_name VARCHAR(300)  NOT NULL,
    changes     VARCHAR(1000000) NOT NULL,
    key_id      VARCHAR(64)   NOT NULL,
    seal        VARCHAR(64)   NOT NULL,
    CONSTRAINT audit_record_pk PRIMARY KEY (chain, position),
    CONSTRAINT audit_record_id_unique UNIQUE (id)
);

CREATE INDEX audit_record_by_time ON audit_record (at, id);
CREATE INDEX audit_record_of_chain ON audit_record (chain, at, id);
CREATE INDEX audit_record_by_target ON audit_record (target_id, at, id);
CREATE INDEX audit_record_by_actor ON audit_record (actor_id, at, id);

CREATE TABLE feed_event (
    chain       UUID         NOT NULL,
    id          BIGINT       NOT NULL,
    at          BIGINT       NOT NULL,
    type        VARCHAR(60)  NOT NULL,
    target_type VARCHAR(40)  NOT NULL,
    target_id   VARCHAR(100) NOT NULL,
    target_name VARCHAR(300) NOT NULL,
    detail      VARCHAR(60)  NOT NULL,
    times       BIGINT       NOT NULL,
    CONSTRAINT feed_event_pk PRIMARY KEY (chain, id)
);

CREATE INDEX feed_event_by_time ON feed_event (at);

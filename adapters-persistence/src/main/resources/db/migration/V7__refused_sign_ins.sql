-- Sign-ins that were refused, summed per account, address and minute; they stand outside the audit chains (rules §9).
--
-- account: the address key of the e-mail address that was typed, whether it is known or not; empty for what is no address, since people
-- type passwords in the wrong field.

CREATE TABLE refused_sign_in (
    id        UUID NOT NULL,
    account   VARCHAR(762) ${byteOrder} NOT NULL,
    address   VARCHAR(100) ${byteOrder} NOT NULL,
    minute_at BIGINT NOT NULL,
    times     BIGINT NOT NULL,
    CONSTRAINT refused_sign_in_pk PRIMARY KEY (id),
    CONSTRAINT refused_sign_in_unique UNIQUE (minute_at, account, address),
    CONSTRAINT refused_sign_in_times CHECK (times > 0)
);

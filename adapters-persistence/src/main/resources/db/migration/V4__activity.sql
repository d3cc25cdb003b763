-- What apps did at the token endpoint, counted per hour (rules §7, http-api §2). app.last_token_issued_at is of the first version.
--
-- hour_number: whole hours since 1970-01-01T00:00:00Z.
-- outcome: 'issued', or why a token was refused.

CREATE TABLE app_activity (
    app_id  UUID        NOT NULL,
    hour_number BIGINT      NOT NULL,
    outcome VARCHAR(40) NOT NULL,
    times   BIGINT      NOT NULL,
    CONSTRAINT app_activity_pk PRIMARY KEY (app_id, hour_number, outcome),
    CONSTRAINT app_activity_app_fk FOREIGN KEY (app_id) REFERENCES app (id) ON DELETE CASCADE,
    CONSTRAINT app_activity_times_positive CHECK (times > 0)
);

CREATE INDEX app_activity_by_hour ON app_activity (hour_number);

-- Tries with replaced secrets; since: when the app's secret had last been replaced. A later replacement starts the count anew.
CREATE TABLE replaced_secret_attempt (
    app_id UUID   NOT NULL,
    since  BIGINT NOT NULL,
    times  BIGINT NOT NULL,
    CONSTRAINT replaced_secret_attempt_pk PRIMARY KEY (app_id, since),
    CONSTRAINT replaced_secret_attempt_app_fk FOREIGN KEY (app_id) REFERENCES app (id) ON DELETE CASCADE
);

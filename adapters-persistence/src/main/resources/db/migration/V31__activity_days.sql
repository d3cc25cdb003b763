-- What apps did at the token endpoint, per day: sums of the hours that are no longer kept (http-api §2, activity).
--
-- day_number: whole days since 1970-01-01, UTC.

CREATE TABLE app_activity_day (
    app_id     UUID   NOT NULL,
    day_number BIGINT NOT NULL,
    issued     BIGINT NOT NULL,
    refused    BIGINT NOT NULL,
    CONSTRAINT app_activity_day_pk PRIMARY KEY (app_id, day_number),
    CONSTRAINT app_activity_day_app_fk FOREIGN KEY (app_id) REFERENCES app (id) ON DELETE CASCADE,
    CONSTRAINT app_activity_day_not_negative CHECK (issued >= 0 AND refused >= 0)
);

CREATE INDEX app_activity_day_by_day ON app_activity_day (day_number);

-- One row, changed by whoever sums up, so that one does at a time. summed_before: the hours before this day are summed up.
CREATE TABLE activity_summary (
    summed_before BIGINT NOT NULL
);
INSERT INTO activity_summary (summed_before) VALUES (0);

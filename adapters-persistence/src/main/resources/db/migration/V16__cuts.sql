-- Apps that are gone, whose tokens may live on (rules §12); rows are of use for as long as a token can live, and are deleted then.
CREATE TABLE deleted_app (
    app_id     UUID   NOT NULL,
    deleted_at BIGINT NOT NULL,
    CONSTRAINT deleted_app_pk PRIMARY KEY (app_id)
);

CREATE INDEX deleted_app_by_time ON deleted_app (deleted_at);
CREATE INDEX app_by_change ON app (updated_at);
CREATE INDEX tenant_by_change ON tenant (updated_at);
CREATE INDEX resource_server_by_change ON resource_server (updated_at);

-- What is counted whenever there is to be one more.

CREATE INDEX member_session_by_start ON member_session (member_id, created_at);
CREATE INDEX management_key_by_expiry ON management_key (expires_at);

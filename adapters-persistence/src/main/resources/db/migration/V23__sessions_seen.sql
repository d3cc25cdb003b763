-- Where and from what a person's session was used last, for that person to recognize it (rules §13).
--
-- last_used_at: when it was started or last refreshed. Nothing of these stands for a management key, and for what an older release has started.

ALTER TABLE member_session ADD COLUMN last_used_at BIGINT;
ALTER TABLE member_session ADD COLUMN address VARCHAR(100);
ALTER TABLE member_session ADD COLUMN program VARCHAR(100);
ALTER TABLE member_session ADD CONSTRAINT member_session_device_whole CHECK ((address IS NULL) = (program IS NULL));

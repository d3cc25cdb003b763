-- Whoever is removed, demoted or given another password takes along what it has invited to.

CREATE INDEX invitation_by_inviter ON invitation (invited_by);

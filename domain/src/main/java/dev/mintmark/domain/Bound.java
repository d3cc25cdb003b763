package dev.mintmark.domain;

/** How many of something may be stored, of each owner or of each member; what counts them does so under a lock. */
public enum Bound {
    /** Of each tenant, and of the operators. */
    MEMBERS(1_000, "members. Remove those who have left."),
    /** Of each tenant, and of the installation. */
    PENDING_INVITATIONS(100, "pending invitations. Cancel some, or wait until some are accepted or expire."),
    /** Of each tenant, and of the installation; expired ones count for a week. */
    MANAGEMENT_KEYS(200, "management keys. Delete those that are not used."),
    /** Of the installation. */
    RESOURCE_SERVERS(1_000, "resource servers. Delete those that are not used."),
    /** Of the installation. */
    TRUSTED_ISSUERS(1_000, "trusted issuers. Delete those that are not used."),
    /** Of each member; one more ends the oldest. */
    OPEN_SESSIONS(1_000, "open sessions."),
    /** Of each app: digests of replaced secrets that are recognized; one more forgets the oldest. */
    REPLACED_SECRETS(100, "replaced secrets."),
    /** Of each member. */
    PASSKEYS(20, "passkeys. Remove those that are not used.");

    private final int most;
    private final String whatToDo;

    Bound(int most, String whatToDo) {
        this.most = most;
        this.whatToDo = whatToDo;
    }

    public int most() {
        return most;
    }

    /** @throws RuleBroken {@code limit_reached} if there are so many that there may not be one more */
    public void requireRoomForOneMore(long stored) {
        if (stored >= most) {
            throw new RuleBroken(Refusal.LIMIT_REACHED, "There are " + most + " " + whatToDo);
        }
    }
}

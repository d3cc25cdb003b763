package dev.mintmark.application.port.out.mail;

/** A mail was not taken by the mail server. */
public final class MailNotSent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    /**
     * Says why.
     *
     * @param forGood whether it is of no use to try this mail again; otherwise the next may be as bad
     * @param reason what the mail server does, in words that may be logged: no address, no password, nothing of the
     *     mail
     */
    public MailNotSent(boolean forGood, String reason) {
        super(reason, null, false, false);
        this.forGood = forGood;
    }

    /** Whether it is of no use to try this mail again. */
    public boolean isForGood() {
        return forGood;
    }
}

package dev.mintmark.application.port.out.mail;

import dev.mintmark.domain.mail.MailId;
import dev.mintmark.domain.mail.MailKind;
import dev.mintmark.domain.mail.WaitingMail;
import dev.mintmark.domain.tenant.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The stored mails: those that wait, and, without what they say, those that are settled. Called inside a unit of work.
 */
public interface Outbox {
    /** Stores a mail that waits. */
    void add(WaitingMail mail);

    /** Some of the mails that are due, the longest first. */
    List<WaitingMail> due(Instant now, int most);

    /**
     * Stores when a mail is tried again. Of many who do so at once, for one it is true.
     *
     * @param seen as it was read
     * @param next the same mail, due at another instant
     * @return false if somebody else did so since it was read, or it is settled
     */
    boolean replace(WaitingMail seen, WaitingMail next);

    /** Forgets what a mail says, since it is sent or given up; nothing happens if it is settled already. */
    void settle(MailId id);

    /** How many mails of a kind were stored for this recipient from an instant on, settled ones included. */
    long count(MailKind kind, String recipient, Instant from);

    /** How many mails of a kind were stored in this owner's business from an instant on, settled ones included. */
    long count(MailKind kind, Owner owner, Instant from);

    /** How many mails wait, and since when the longest of them. */
    Waiting waiting();

    /** Deletes what was stored before this instant, settled or not; returns how many. */
    int forget(Instant before);

    /**
     * What waits.
     *
     * @param oldest when the oldest was stored; empty if none waits
     */
    record Waiting(long count, Optional<Instant> oldest) {}
}

package dev.mintmark.domain.mail;

import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.tenant.Owner;
import java.time.Duration;
import java.time.Instant;

/**
 * A mail that is to be sent (docs/adr/0040). Whoever sends it claims it first, by putting its next attempt off for
 * {@link #LEASE}: nobody else takes it before that.
 *
 * @param owner whose business it is
 * @param recipient the {@link dev.mintmark.domain.member.Email#key() key} of the address that it goes to
 * @param content the mail itself, encrypted: it may hold a link that lets its holder in
 * @param attempts how often it was claimed
 * @param nextTryAt when it is due
 */
public record WaitingMail(
        MailId id,
        MailKind kind,
        Owner owner,
        String recipient,
        EncryptedValue content,
        int attempts,
        Instant createdAt,
        Instant nextTryAt) {
    /** How long it is tried to send a mail; as long as a reset link works. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    /** Longer than any attempt takes. */
    public static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    /** 5 seconds, doubled so often, are longer than the longest pause. */
    private static final int DOUBLINGS = 8;

    /** A mail that is due at once. */
    public static WaitingMail create(
            MailId id, MailKind kind, Owner owner, String recipient, EncryptedValue content, Instant now) {
        return new WaitingMail(id, kind, owner, recipient, content, 0, now, now);
    }

    /** The mail while somebody tries to send it. */
    public WaitingMail claimed(Instant now) {
        return dueAt(attempts + 1, now.plus(LEASE));
    }

    /** The mail after an attempt that failed: due after a pause that doubles with each, up to a quarter of an hour. */
    public WaitingMail putOff(Instant now) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), DOUBLINGS));
        return dueAt(attempts, now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
    }

    /** Whether it is too old to be sent. */
    public boolean isOver(Instant now) {
        return !now.isBefore(createdAt.plus(LIFETIME));
    }

    private WaitingMail dueAt(int tried, Instant next) {
        return new WaitingMail(id, kind, owner, recipient, content, tried, createdAt, next);
    }
}

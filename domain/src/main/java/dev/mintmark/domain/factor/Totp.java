package dev.mintmark.domain.factor;

import dev.mintmark.domain.key.EncryptedValue;
import dev.mintmark.domain.member.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Time-based codes of a member (RFC 6238): six digits, a step of 30 seconds. Pending until a first code has shown that
 * the member's device has the secret.
 *
 * @param secret as it is stored: encrypted, bound to the id
 * @param confirmedAt when the first code was accepted; empty while it is pending
 * @param lastStep the step of the last accepted code, no other of which is accepted, nor of an earlier one
 * @param failures how many codes in a row were wrong
 * @param failedAt when the last wrong one was sent; empty if none was since the last right one
 */
public record Totp(
        FactorId id,
        MemberId member,
        EncryptedValue secret,
        Instant createdAt,
        Optional<Instant> confirmedAt,
        Optional<Long> lastStep,
        Optional<Instant> lastUsedAt,
        int failures,
        Optional<Instant> failedAt) {
    /** How long one code is shown. */
    public static final Duration STEP = Duration.ofSeconds(30);

    /** How many wrong codes in a row, from everywhere together, end the guessing for a day. */
    public static final int MOST_FAILURES = 100;

    private static final Duration REST = Duration.ofDays(1);

    /** How long a pending one can be confirmed. */
    private static final Duration PENDING = Duration.ofHours(1);

    /** A pending one, made now. */
    public static Totp pending(FactorId id, MemberId member, EncryptedValue secret, Instant now) {
        return new Totp(
                id, member, secret, now, Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty());
    }

    /** The step that this instant belongs to (RFC 6238 §4.2). */
    public static long stepAt(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), STEP.toSeconds());
    }

    /** Whether a code of this step may be accepted now: one step of drift, and none twice (RFC 6238 §5.2, §6). */
    public boolean accepts(long step, Instant now) {
        return Math.abs(step - stepAt(now)) <= 1
                && lastStep.filter(last -> step <= last).isEmpty();
    }

    /** Whether it can be confirmed. */
    public boolean isPending(Instant now) {
        return confirmedAt.isEmpty() && now.isBefore(createdAt.plus(PENDING));
    }

    /** Confirmed by the code of this step. */
    public Totp confirmed(long step, Instant now) {
        return new Totp(
                id,
                member,
                secret,
                createdAt,
                Optional.of(now),
                Optional.of(step),
                Optional.of(now),
                0,
                Optional.empty());
    }

    /** After another wrong code. */
    public Totp failed(Instant now) {
        return new Totp(
                id,
                member,
                secret,
                createdAt,
                confirmedAt,
                lastStep,
                lastUsedAt,
                isResting(now) ? 1 : failures + 1,
                Optional.of(now));
    }

    /** Whether so many codes were wrong that none is compared any more for a day after the last. */
    public boolean isExhausted(Instant now) {
        return failures >= MOST_FAILURES && !isResting(now);
    }

    private boolean isResting(Instant now) {
        return failedAt.filter(last -> now.isBefore(last.plus(REST))).isEmpty();
    }

    /** With the secret encrypted again. */
    public Totp protectedBy(EncryptedValue renewed) {
        return new Totp(id, member, renewed, createdAt, confirmedAt, lastStep, lastUsedAt, failures, failedAt);
    }
}

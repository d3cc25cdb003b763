package dev.mintmark.application.port.out.session;

import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.factor.PendingSignIn;
import dev.mintmark.domain.member.MemberId;
import java.time.Instant;
import java.util.Optional;

/** The stored sign-ins that wait for a second factor; they go with their member. Called inside a unit of work. */
public interface PendingSignIns {
    /** Stores a new one. */
    void add(PendingSignIn pending);

    /** The one whose token has this digest. */
    Optional<PendingSignIn> find(SecretDigest token);

    /** The same, as stored now; nobody else changes it before the unit of work ends. */
    Optional<PendingSignIn> lock(SecretDigest token);

    /** Stores how often a locked one has failed. */
    void failed(PendingSignIn pending);

    /** Deletes one; false if there is none. */
    boolean remove(SecretDigest token);

    /** How many of a member were begun after this instant and wait still. */
    long countBegun(MemberId member, Instant after);

    /** Forgets those that expired before this instant; returns how many. */
    int forgetExpired(Instant before);
}

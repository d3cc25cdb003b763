package dev.mintmark.application.port.out.session;

import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.factor.FactorId;
import dev.mintmark.domain.factor.Passkey;
import dev.mintmark.domain.factor.Totp;
import dev.mintmark.domain.member.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The stored second factors and recovery codes of members, and when a member signed in first; all of it goes with the
 * member. Whoever changes those of a member, but for using them, has locked the member. Called inside a unit of work.
 */
public interface Factors {
    /** Whether the member has a factor that is confirmed. */
    boolean any(MemberId member);

    /** The member's confirmed time-based codes. */
    Optional<Totp> findTotp(MemberId member);

    /** The same, as stored now; nobody else changes it before the unit of work ends. */
    Optional<Totp> lockTotp(MemberId member);

    /** The member's time-based codes that wait for the first code. */
    Optional<Totp> findPending(MemberId member);

    /** Stores a pending one in the place of the one that there was. */
    void replacePending(Totp pending);

    /** Stores that a pending one is confirmed, in the place of the confirmed one that there was. */
    void confirm(Totp confirmed);

    /** Stores how often a wrong code was sent for a locked one. */
    void failed(Totp failed);

    /**
     * Stores that the code of a step was accepted, and that none was wrong since. Of many who do so for one step at
     * once, for one it is true.
     *
     * @return false if a code of this step, or of a later one, was accepted before
     */
    boolean use(FactorId id, long step, Instant now);

    /** Deletes one that is confirmed; false if the member has no such one. */
    boolean removeTotp(MemberId member, FactorId id);

    /** The member's passkeys, the oldest first. */
    List<Passkey> passkeys(MemberId member);

    /**
     * The passkey with this credential id.
     *
     * @param credential base64url
     */
    Optional<Passkey> findPasskey(String credential);

    /**
     * Stores a new one.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code passkey_taken} if its credential id is stored, of whomever
     */
    void addPasskey(Passkey passkey);

    /**
     * Stores that a passkey has signed in. Of many who say the same at once, for one it is true, unless it does not
     * count.
     *
     * @return false if {@link Passkey#accepts} says no, or it is gone
     */
    boolean usePasskey(FactorId id, long signCount, Instant now);

    /** Deletes a passkey; false if the member has no such one. */
    boolean removePasskey(MemberId member, FactorId id);

    /** Deletes a member's time-based codes, the pending ones included. */
    void removeTotps(MemberId member);

    /** Deletes every factor and recovery code of a member; false if there was none. */
    boolean removeAll(MemberId member);

    /** Those of all members, pending ones included. */
    List<Totp> allTotps();

    /** Stores another ciphertext of the same secret; nothing happens if it is gone. */
    void protect(Totp renewed);

    /** Stores these recovery codes in the place of those that there were. */
    void replaceRecoveryCodes(MemberId member, Set<SecretDigest> codes);

    /** Deletes a recovery code, since it is used. Of many who do so at once, for one it is true. */
    boolean useRecoveryCode(MemberId member, SecretDigest code);

    /** How many recovery codes the member has left. */
    int countRecoveryCodes(MemberId member);

    /** Stores when a locked member signed in, unless it did before. */
    void signedIn(MemberId member, Instant now);

    /** When the member signed in first, as far as it was kept. */
    Optional<Instant> firstSignIn(MemberId member);
}

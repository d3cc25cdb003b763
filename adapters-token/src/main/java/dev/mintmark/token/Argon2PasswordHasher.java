package dev.mintmark.token;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.mintmark.application.port.TooBusy;
import dev.mintmark.application.port.out.people.PasswordHasher;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Hashes passwords with Argon2id (RFC 9106): 19 MiB, two passes, one lane, as the OWASP password storage cheat sheet
 * recommends. Each hash in progress takes that memory, so only a bounded number runs at once; a bounded number of
 * others wait in order, for a bounded time. Thread-safe.
 */
public final class Argon2PasswordHasher implements PasswordHasher {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int WAITING_FOR_EACH_TURN = 10;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    // Salt and hash are all zeros; no known password fits, and if one did the answer would still be no.
    private static final String NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

    private final SecureRandom random = new SecureRandom();
    private final Semaphore turns;
    private final int mostWaiting;
    private final Duration longestWait;

    /**
     * Hashes at most this many passwords at once, at 19 MiB each.
     *
     * @param atOnce at least 1
     */
    public Argon2PasswordHasher(int atOnce) {
        this(new Semaphore(requirePositive(atOnce), true), WAITING_FOR_EACH_TURN * atOnce, LONGEST_WAIT);
    }

    Argon2PasswordHasher(Semaphore turns, int mostWaiting, Duration longestWait) {
        this.turns = turns;
        this.mostWaiting = mostWaiting;
        this.longestWait = longestWait;
    }

    @Override
    public PasswordHash hash(Password password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        takeTurn();
        try {
            return new PasswordHash(argon2().hash(bytes(password), salt).getResult());
        } finally {
            turns.release();
        }
    }

    /** {@inheritDoc} The parameters are those in the hash, so that hashes made with older ones still fit. */
    @Override
    public boolean matches(Password password, Optional<PasswordHash> hash) {
        String phc = hash.map(PasswordHash::phc).orElse(NOBODYS);
        takeTurn();
        try {
            boolean fits = Argon2Function.getInstanceFromHash(phc)
                    .check(bytes(password), phc.getBytes(StandardCharsets.US_ASCII));
            return fits && hash.isPresent();
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
        try {
            if (turns.getQueueLength() >= mostWaiting
                    || !turns.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooBusy("too many passwords are being compared");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TooBusy("the server is being stopped");
        }
    }

    /**
     * Not kept from the start: it holds 19 MiB from its first use on, which a server that only issues tokens never
     * needs.
     */
    private static Argon2Function argon2() {
        return Argon2Function.getInstance(
                MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
    }

    private static byte[] bytes(Password password) {
        return password.reveal().getBytes(StandardCharsets.UTF_8);
    }

    private static int requirePositive(int atOnce) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("at least one password must be hashed at once");
        }
        return atOnce;
    }
}

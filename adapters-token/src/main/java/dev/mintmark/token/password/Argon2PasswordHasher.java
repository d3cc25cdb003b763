package dev.mintmark.token.password;

import dev.mintmark.application.port.TooBusy;
import dev.mintmark.application.port.out.people.PasswordHasher;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;

/**
 * Hashes passwords with Argon2id (RFC 9106): 19 MiB, two passes, one lane, as the OWASP password storage cheat sheet
 * recommends. Each hash in progress takes that memory, so only a bounded number runs at once; a bounded number of
 * others wait in order, for a bounded time. Memory that was taken is kept and used again: taken anew each time, it
 * would be more than what young objects may have, and full collections would cost more than the hash. Thread-safe.
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
    private static final Argon2Hash NOBODYS = with(new byte[SALT_BYTES]);

    private final SecureRandom random = new SecureRandom();
    private final BlockPool memory;
    private final Semaphore turns;
    private final int mostWaiting;
    private final Duration longestWait;

    /**
     * Hashes at most this many passwords at once, at 19 MiB each.
     *
     * @param atOnce at least 1
     */
    public Argon2PasswordHasher(int atOnce) {
        this(new Semaphore(requirePositive(atOnce), true), WAITING_FOR_EACH_TURN * atOnce, LONGEST_WAIT, atOnce);
    }

    Argon2PasswordHasher(Semaphore turns, int mostWaiting, Duration longestWait) {
        this(turns, mostWaiting, longestWait, 1);
    }

    private Argon2PasswordHasher(Semaphore turns, int mostWaiting, Duration longestWait, int kept) {
        this.memory = new FixedBlockPool(kept * MEMORY_KIB);
        this.turns = turns;
        this.mostWaiting = mostWaiting;
        this.longestWait = longestWait;
    }

    /**
     * How many passwords may be hashed at once: one on each processor, yet with no more than a quarter of the heap.
     *
     * @param heapBytes the largest size of the heap
     * @return at least 1
     */
    public static int atOnce(int processors, long heapBytes) {
        long fitting = heapBytes / 4 / (MEMORY_KIB * 1024L);
        return (int) Math.max(1, Math.min(processors, fitting));
    }

    @Override
    public PasswordHash hash(Password password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        takeTurn();
        try {
            return new PasswordHash(with(salt).of(password.reveal(), memory).phc());
        } finally {
            turns.release();
        }
    }

    /** {@inheritDoc} The parameters are those in the hash, so that hashes made with older ones still fit. */
    @Override
    public boolean matches(Password password, Optional<PasswordHash> hash) {
        Argon2Hash expected = hash.map(PasswordHash::phc).map(Argon2Hash::parse).orElse(NOBODYS);
        takeTurn();
        try {
            return expected.isOf(password.reveal(), memory) && hash.isPresent();
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

    private static Argon2Hash with(byte[] salt) {
        return new Argon2Hash(MEMORY_KIB, PASSES, LANES, salt, new byte[HASH_BYTES]);
    }

    private static int requirePositive(int atOnce) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("at least one password must be hashed at once");
        }
        return atOnce;
    }
}

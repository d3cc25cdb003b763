package dev.mintmark.token;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.mintmark.application.port.out.PasswordHasher;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordHash;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Hashes passwords with Argon2id (RFC 9106): 19 MiB, two passes, one lane; a bounded number at once, so that memory is bounded. */
public final class Argon2PasswordHasher implements PasswordHasher {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final Argon2Function function =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
    private final Semaphore running;
    private final PasswordHash ofNobody;

    /** Hashes at most this many passwords at once; further callers wait in order. */
    public Argon2PasswordHasher(int atOnce) {
        this.running = new Semaphore(atOnce, true);
        this.ofNobody = hash(Password.typed("the password of nobody"));
    }

    @Override
    public PasswordHash hash(Password password) {
        return bounded(() -> new PasswordHash(com.password4j.Password.hash(password.reveal())
                .addRandomSalt(SALT_BYTES)
                .with(function)
                .getResult()));
    }

    @Override
    public boolean matches(Password password, Optional<PasswordHash> hash) {
        String phc = hash.orElse(ofNobody).phc();
        boolean matches = bounded(() ->
                com.password4j.Password.check(password.reveal(), phc).with(Argon2Function.getInstanceFromHash(phc)));
        return matches && hash.isPresent();
    }

    private <T> T bounded(Supplier<T> work) {
        running.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            running.release();
        }
    }
}

package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.people.PasswordHasher;
import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordHash;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps passwords as they are and counts comparisons: for tests only. */
public final class PlainHasher implements PasswordHasher {
    private final AtomicInteger comparisons = new AtomicInteger();

    @Override
    public PasswordHash hash(Password password) {
        return new PasswordHash("plain:" + password.reveal());
    }

    @Override
    public boolean matches(Password password, Optional<PasswordHash> hash) {
        comparisons.incrementAndGet();
        return hash.filter(stored -> stored.phc().equals("plain:" + password.reveal()))
                .isPresent();
    }

    /** How many passwords were compared. */
    public int comparisons() {
        return comparisons.get();
    }
}

package dev.mintmark.rest.canary;

import dev.mintmark.application.port.in.token.ClientProof;
import dev.mintmark.application.port.out.UnitOfWork;
import dev.mintmark.persistence.canary.CanaryResource;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/** Breaks the rules on purpose: if a rule lets it pass, the rule is blind. */
@Entity
@Transactional
public class CanaryManager {
    @Inject
    UnitOfWork unitOfWork;

    CanaryResource other;

    /** Breaks one rule per line. */
    public Object sing() {
        System.out.println(System.getenv("HOME"));
        Supplier<Instant> clock = Instant::now;
        if (clock.get().isAfter(Instant.now())) {
            throw new RuntimeException("generic");
        }
        return UUID.randomUUID().toString() + new SecureRandom().nextInt();
    }

    /** Leaves out every other proof without a word. */
    public boolean isBySecret(ClientProof proof) {
        return proof instanceof ClientProof.SecretProof;
    }

    /** A secret that prints itself. */
    public record CanarySecret(String text) {}
}

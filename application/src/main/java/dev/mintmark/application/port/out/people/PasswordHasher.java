package dev.mintmark.application.port.out.people;

import dev.mintmark.domain.member.Password;
import dev.mintmark.domain.member.PasswordHash;
import java.util.Optional;

/**
 * Hashes passwords of people with Argon2id (http-api §2, sign-in); a bounded number at once, and a bounded number
 * waits. Both methods throw {@link dev.mintmark.application.port.TooBusy} beyond that.
 */
public interface PasswordHasher {
    /** The hash that is stored. */
    PasswordHash hash(Password password);

    /** Whether the password fits the hash. Without a hash the answer is false, at the same cost. */
    boolean matches(Password password, Optional<PasswordHash> hash);
}

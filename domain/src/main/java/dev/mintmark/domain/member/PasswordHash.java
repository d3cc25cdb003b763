package dev.mintmark.domain.member;

import java.util.Objects;

/** What is stored of a password: an Argon2id hash with its parameters in the PHC string format. Never printed. */
public final class PasswordHash {
    private final String phc;

    /** Keeps a hash in the PHC string format, such as {@code $argon2id$v=19$m=19456,t=2,p=1$…}. */
    public PasswordHash(String phc) {
        this.phc = Objects.requireNonNull(phc);
    }

    /** The hash in the PHC string format. */
    public String phc() {
        return phc;
    }

    @Override
    public String toString() {
        return "PasswordHash(hidden)";
    }
}

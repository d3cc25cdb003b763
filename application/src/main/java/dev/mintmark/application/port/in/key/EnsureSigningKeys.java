package dev.mintmark.application.port.in.key;

/** Sees to it at each start that there is a signing key of each purpose; safe on several nodes at once (rules §8). */
public interface EnsureSigningKeys {
    /** Makes the keys that are missing. */
    void ensure();
}

package dev.mintmark.application.port.in.key;

/** Keeps the signing keys of each purpose going (rules §8); safe on several nodes at once. */
public interface EnsureSigningKeys {
    /**
     * At each start: makes the keys that are missing, and begins a rotation if keys use another algorithm than the
     * configured one.
     */
    void ensure();

    /** Again and again: does the steps that are due. */
    void advance();
}

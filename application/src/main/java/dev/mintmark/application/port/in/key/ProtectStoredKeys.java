package dev.mintmark.application.port.in.key;

import java.util.Set;

/**
 * Looks after keys of one kind that are stored under the key-encryption key (rules §8). At the start, every
 * implementation is asked for each step, in the order of the methods; all are safe on several nodes at once, and
 * repeating them changes nothing.
 */
public interface ProtectStoredKeys {
    /**
     * Whether other kinds need these keys for their own steps, as every change needs those that seal the audit trail:
     * such kinds are asked first.
     */
    default boolean comesFirst() {
        return false;
    }

    /**
     * Discards what can never be opened again; what takes its place is made by whoever needs it.
     *
     * @param lost ids of key-encryption keys that are lost, and ids of single damaged keys
     * @return the ids of the discarded keys
     */
    Set<String> discard(Set<String> lost);

    /**
     * Makes sure that each stored key can be opened; a runtime exception says in one line which cannot, and what to do.
     */
    void requireReadable();

    /**
     * Encrypts under the current key-encryption key what is stored under the previous one.
     *
     * @return how many keys that were
     */
    int reencrypt();
}

package dev.mintmark.application.port.out.key;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.key.KeyPurpose;
import dev.mintmark.domain.key.LiveKeys;
import dev.mintmark.domain.key.SigningKey;
import java.util.Optional;

/** The stored signing keys, shared by all nodes. Called inside a unit of work. */
public interface SigningKeys {
    /** The live keys of a purpose, at least as new as their revision ({@link KeyRevisions}). */
    LiveKeys live(KeyPurpose purpose);

    /** The same, and whoever else wants to change them waits until this unit of work has ended. */
    LiveKeys lock(KeyPurpose purpose);

    /** A key in whatever state. */
    Optional<SigningKey> find(String kid);

    /** A page of all keys of a purpose, those that are gone too: the newest first. */
    Page<SigningKey> list(KeyPurpose purpose, Page.Request page);

    /**
     * Stores a new key and moves the revision.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} if it signs or is announced, and another key of
     *     its purpose is
     */
    void add(SigningKey key);

    /**
     * Stores a changed key and moves the revision; its purpose is locked.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} as {@link #add}, or if there is no such key
     */
    void update(SigningKey key);
}

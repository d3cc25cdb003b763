package dev.mintmark.application.port.out.key;

import dev.mintmark.domain.key.KeyPurpose;

/** Tells whether signing keys have changed. Needs no unit of work. */
public interface KeyRevisions {
    /**
     * The revision of a purpose's keys as it is stored now: one row, read past every cache.
     *
     * @throws dev.mintmark.application.port.StoreUnavailable if the store cannot be reached
     */
    long now(KeyPurpose purpose);
}

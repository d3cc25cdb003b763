package dev.mintmark.application.port.out.people;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.tenant.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored management keys. Called inside a unit of work. */
public interface ManagementKeys {
    /** Stores a new key. */
    void add(ManagementKey key);

    /** One key. */
    Optional<ManagementKey> find(ManagementKeyId id);

    /** The key with this digest, as stored now; nobody else deletes it before the unit of work ends. */
    Optional<ManagementKey> lock(SecretDigest digest);

    /** One key as stored now; nobody else deletes it before the unit of work ends. */
    Optional<ManagementKey> lock(ManagementKeyId id);

    /** The keys that this one made itself, as stored now; nobody else deletes them before the unit of work ends. */
    List<ManagementKey> lockMadeBy(ManagementKeyId id);

    /** How many keys an owner has, expired ones included. */
    long count(Owner owner);

    /** Forgets the keys that expired before this instant; returns how many. */
    int forgetExpired(Instant before);

    /** Stores when a locked key was used last. */
    void used(ManagementKeyId id, Instant now);

    /** Deletes a key with the keys that it made and all their sessions; false if there is none. */
    boolean remove(ManagementKeyId id);

    /** A page of an owner's keys by id, the oldest first; the position's id and sort key are both the id. */
    Page<ManagementKey> list(Owner owner, Page.Request page);
}

package dev.mintmark.application.port.in.people;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.tenant.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Manages the keys by which automation signs in (http-api §2): those of a tenant, or of the installation. */
public interface ManageManagementKeys {
    /**
     * Makes a key. One that a key makes ends with that one at the latest, and dies with it.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code validation_failed}, {@code limit_reached}; {@code not_signed_in} if
     *     the key that makes it is gone
     */
    Issued create(Command command);

    /** A page of keys, the oldest first. */
    Page<ManagementKey> list(Owner owner, Page.Request page);

    /**
     * One key.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} if it is not theirs
     */
    ManagementKey read(Owner owner, ManagementKeyId id);

    /**
     * Deletes a key with the keys that it made, and those that these made, ends their sessions at once and cancels what
     * they have invited to.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} if it is not theirs
     */
    void delete(Owner owner, ManagementKeyId id);

    /**
     * A new key as typed; a text is null where it is missing.
     *
     * @param maker who makes it, with the roles that it acts in
     * @param madeByKey the management key that makes it in the maker's name; empty if the maker does
     * @param apps the ids of the apps that it is made for, each of which may be null; empty for all that its role
     *     allows
     * @param expiresAt empty for the usual lifetime
     */
    record Command(
            Member maker,
            Optional<ManagementKeyId> madeByKey,
            String name,
            String role,
            Optional<List<String>> apps,
            Optional<Instant> expiresAt) {}

    /** A key and, this once, its plain text. */
    record Issued(ManagementKey key, ClientSecret secret) {}
}

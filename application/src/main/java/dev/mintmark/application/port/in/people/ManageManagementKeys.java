package dev.mintmark.application.port.in.people;

import dev.mintmark.application.port.Page;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.member.ManagementKey;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.tenant.Owner;
import java.time.Instant;
import java.util.Optional;

/** Manages the keys by which automation signs in (http-api §2): those of a tenant, or of the installation. */
public interface ManageManagementKeys {
    /**
     * Makes a key.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code validation_failed}
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
     * Deletes a key and ends its sessions at once.
     *
     * @throws dev.mintmark.domain.RuleBroken {@code not_found} if it is not theirs
     */
    void delete(Owner owner, ManagementKeyId id);

    /**
     * A new key as typed; a text is null where it is missing.
     *
     * @param maker who makes it, with the roles that it acts in
     * @param expiresAt empty for a key that holds until it is deleted
     */
    record Command(Member maker, String name, String role, Optional<Instant> expiresAt) {}

    /** A key and, this once, its plain text. */
    record Issued(ManagementKey key, ClientSecret secret) {}
}

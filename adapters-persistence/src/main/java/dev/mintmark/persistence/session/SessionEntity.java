package dev.mintmark.persistence.session;

import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Renewal;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.persistence.people.RoleWords;
import dev.mintmark.persistence.store.Micros;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A row of the sessions. {@link JpaSessions} inserts it. */
@Entity
@Table(name = "member_session")
class SessionEntity {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "member_id", updatable = false)
    private UUID memberId;

    @Column(name = "management_key_id", updatable = false)
    private UUID managementKeyId;

    @Column(name = "roles", updatable = false)
    private String roles;

    @Column(name = "family_digest", updatable = false)
    private String familyDigest;

    @Column(name = "current_digest")
    private String currentDigest;

    @Column(name = "idle_until")
    private Long idleUntil;

    @Column(name = "last_used_at")
    private Long lastUsedAt;

    @Column(name = "address")
    private String address;

    @Column(name = "program")
    private String program;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "expires_at")
    private long expiresAt;

    @Column(name = "ended_at")
    private Long endedAt;

    protected SessionEntity() {}

    boolean hasId(UUID other) {
        return id.equals(other);
    }

    /** Ends the session if it goes on. */
    void end(Instant now) {
        if (endedAt == null) {
            endedAt = Micros.of(now);
        }
    }

    /** Takes the token that is good now, how long, and what the session is used from. */
    void renew(Session session) {
        Renewal renewal = session.renewal().orElseThrow();
        currentDigest = renewal.current().hex();
        idleUntil = Micros.of(renewal.idleUntil());
        lastUsedAt = Micros.of(session.lastUsedAt());
        address = session.device().map(Device::address).orElse(null);
        program = session.device().map(Device::program).orElse(null);
    }

    Session toDomain() {
        return new Session(
                new SessionId(id),
                new MemberId(memberId),
                Optional.ofNullable(managementKeyId).map(ManagementKeyId::new),
                RoleWords.roles(roles),
                Optional.ofNullable(familyDigest).map(this::renewal),
                Optional.ofNullable(address).map(known -> new Device(known, program)),
                Micros.instant(lastUsedAt == null ? createdAt : lastUsedAt),
                Micros.instant(createdAt),
                Micros.instant(expiresAt),
                Optional.ofNullable(endedAt).map(Micros::instant));
    }

    private Renewal renewal(String family) {
        return new Renewal(SecretDigest.ofHex(family), SecretDigest.ofHex(currentDigest), Micros.instant(idleUntil));
    }
}

package dev.mintmark.persistence;

import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Session;
import dev.mintmark.domain.member.SessionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A row of the sessions. */
@Entity
@Table(name = "member_session")
class SessionEntity {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "member_id", updatable = false)
    private UUID memberId;

    @Column(name = "roles", updatable = false)
    private String roles;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "expires_at")
    private long expiresAt;

    @Column(name = "ended_at")
    private Long endedAt;

    protected SessionEntity() {}

    static SessionEntity from(Session session) {
        SessionEntity row = new SessionEntity();
        row.id = session.id().value();
        row.memberId = session.member().value();
        row.roles = RoleWords.of(session.roles());
        row.createdAt = Micros.of(session.createdAt());
        row.expiresAt = Micros.of(session.expiresAt());
        row.endedAt = Micros.ofNullable(session.endedAt().orElse(null));
        return row;
    }

    /** Ends the session if it goes on. */
    void end(Instant now) {
        if (endedAt == null) {
            endedAt = Micros.of(now);
        }
    }

    Session toDomain() {
        return new Session(
                new SessionId(id),
                new MemberId(memberId),
                RoleWords.roles(roles),
                Micros.instant(createdAt),
                Micros.instant(expiresAt),
                Optional.ofNullable(endedAt).map(Micros::instant));
    }
}

package dev.mintmark.persistence.people;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Invitation;
import dev.mintmark.domain.member.InvitationId;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Rows;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A row of the invitations. {@link JpaInvitations} inserts it. */
@Entity
@Table(name = "invitation")
class InvitationEntity {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Column(name = "email", updatable = false)
    private String email;

    @Column(name = "display_name", updatable = false)
    private String displayName;

    @Column(name = "roles", updatable = false)
    private String roles;

    @Column(name = "digest", updatable = false)
    private String digest;

    @Column(name = "invited_by", updatable = false)
    private UUID invitedBy;

    @Column(name = "made_by_key", updatable = false)
    private UUID madeByKey;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "expires_at", updatable = false)
    private long expiresAt;

    @Column(name = "settled")
    private String settled;

    @Column(name = "settled_at")
    private Long settledAt;

    protected InvitationEntity() {}

    void settle(Invitation invitation) {
        settled = invitation.settled().code();
        settledAt = Micros.ofNullable(invitation.settledAt().orElse(null));
    }

    Invitation toDomain() {
        return new Invitation(
                new InvitationId(id),
                Rows.owner(tenantId),
                new Email(email),
                Optional.ofNullable(displayName).map(DisplayName::new),
                RoleWords.roles(roles),
                SecretDigest.ofHex(digest),
                new MemberId(invitedBy),
                Optional.ofNullable(madeByKey).map(ManagementKeyId::new),
                Micros.instant(createdAt),
                Micros.instant(expiresAt),
                Stream.of(Invitation.State.values())
                        .filter(state -> state.code().equals(settled))
                        .findFirst()
                        .orElseThrow(),
                Optional.ofNullable(settledAt).map(Micros::instant));
    }
}

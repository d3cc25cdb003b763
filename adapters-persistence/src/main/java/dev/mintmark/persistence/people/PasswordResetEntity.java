package dev.mintmark.persistence.people;

import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.member.ManagementKeyId;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.PasswordReset;
import dev.mintmark.persistence.store.Micros;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;

/** A row of the reset links. {@link JpaPasswordResets} inserts it, and nothing changes it. */
@Entity
@Table(name = "password_reset")
class PasswordResetEntity {
    @Id
    @Column(name = "member_id", updatable = false)
    private UUID memberId;

    @Column(name = "digest", updatable = false)
    private String digest;

    @Column(name = "made_by", updatable = false)
    private UUID madeBy;

    @Column(name = "made_by_key", updatable = false)
    private UUID madeByKey;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "expires_at", updatable = false)
    private long expiresAt;

    protected PasswordResetEntity() {}

    PasswordReset toDomain() {
        return new PasswordReset(
                new MemberId(memberId),
                SecretDigest.ofHex(digest),
                new MemberId(madeBy),
                Optional.ofNullable(madeByKey).map(ManagementKeyId::new),
                Micros.instant(createdAt),
                Micros.instant(expiresAt));
    }
}

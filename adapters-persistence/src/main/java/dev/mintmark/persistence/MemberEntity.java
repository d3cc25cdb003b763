package dev.mintmark.persistence;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.PasswordHash;
import dev.mintmark.domain.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;

/** A row of the members and operators. {@link JpaMembers} inserts it. */
@Entity
@Table(name = "member")
class MemberEntity {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Column(name = "email")
    private String email;

    @Column(name = "email_key")
    private String emailKey;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "roles")
    private String roles;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    @Version
    @Column(name = "version")
    private long version;

    protected MemberEntity() {}

    Member toDomain() {
        return new Member(
                new MemberId(id),
                Optional.ofNullable(tenantId).map(TenantId::new),
                new Email(email),
                new DisplayName(displayName),
                RoleWords.roles(roles),
                new PasswordHash(passwordHash),
                Micros.instant(createdAt),
                Micros.instant(updatedAt),
                version);
    }
}

package dev.mintmark.persistence.people;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.PasswordHash;
import dev.mintmark.persistence.store.Micros;
import dev.mintmark.persistence.store.Rows;
import dev.mintmark.persistence.store.Versions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
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

    @Column(name = "password_change_required")
    private boolean passwordChangeRequired;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    @Version
    @Column(name = "version")
    private long version;

    protected MemberEntity() {}

    /**
     * @throws dev.mintmark.domain.RuleBroken {@code concurrent_change} unless this is the version that the change was
     *     made on
     */
    void change(Member member) {
        Versions.require(version, member.version());
        displayName = member.displayName().value();
        roles = RoleWords.of(member.roles());
        passwordHash = member.passwordHash().phc();
        passwordChangeRequired = member.passwordChangeRequired();
        updatedAt = Micros.of(member.updatedAt());
    }

    Member toDomain() {
        return new Member(
                new MemberId(id),
                Rows.owner(tenantId),
                new Email(email),
                new DisplayName(displayName),
                RoleWords.roles(roles),
                new PasswordHash(passwordHash),
                passwordChangeRequired,
                Micros.instant(createdAt),
                Micros.instant(updatedAt),
                version);
    }
}

package dev.mintmark.domain.member;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Members and operators, for tests. */
final class People {
    static final TenantId TENANT = new TenantId(new UUID(1, 1));
    static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    static final PasswordHash HASH = new PasswordHash("$argon2id$hash");

    private People() {}

    static Member member(long id, Role... roles) {
        return Member.create(
                new MemberId(new UUID(2, id)),
                Owner.of(TENANT),
                new Email("ada@example.com"),
                new DisplayName("Ada"),
                Set.of(roles),
                HASH,
                THEN);
    }

    static Member operator() {
        return Member.operator(
                new MemberId(new UUID(3, 1)), new Email("op@example.com"), new DisplayName("Op"), HASH, THEN);
    }
}

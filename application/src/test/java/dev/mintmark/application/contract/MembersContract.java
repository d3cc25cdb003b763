package dev.mintmark.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.people.Members;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.member.Member;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.PasswordHash;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of members and operators does. */
public abstract class MembersContract {
    /** A hash has no equality of its own: only the hash function compares hashes. */
    private static final RecursiveComparisonConfiguration BY_CONTENT = RecursiveComparisonConfiguration.builder()
            .withComparatorForType((left, right) -> left.phc().compareTo(right.phc()), PasswordHash.class)
            .build();

    private Members members;
    private Given given;
    private TenantId tenant;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void aTenant() {
        Stores stores = stores();
        members = stores.members();
        given = new Given(stores);
        tenant = given.storedTenant().id();
    }

    @Test
    void findsAMemberAsItWasAdded() {
        Member member = given.stored(Given.member(tenant, "Ada@Example.com"));

        assertSame(find(member), member);
    }

    @Test
    void findsAnOperatorAsItWasAdded() {
        Member operator = given.stored(Given.operator("olga@example.com"));

        assertSame(find(operator), operator);
    }

    @Test
    void findsNothingUnderAnUnknownId() {
        assertThat(given.inUnitOfWork(() -> members.find(new MemberId(Given.uuid()))))
                .isEmpty();
    }

    @Test
    void keepsAChangeOfAMemberAndOfAnOperator() {
        for (Member member : List.of(
                given.stored(Given.member(tenant, "ada@example.com")),
                given.stored(Given.operator("olga@example.com")))) {
            Member changed = given.inUnitOfWork(() -> members.update(members.lock(member.id())
                    .orElseThrow()
                    .withPassword(new PasswordHash("another"), true, Given.later(5))));

            assertThat(changed.version()).isEqualTo(2);
            assertThat(changed.passwordHash().phc()).isEqualTo("another");
            assertThat(changed.passwordChangeRequired()).isTrue();
            assertSame(find(member), changed);
        }
    }

    @Test
    void refusesAChangeThatAnotherOneOvertook() {
        Member read = given.stored(Given.member(tenant, "ada@example.com"));
        given.inUnitOfWork(() -> members.update(read.with(new DisplayName("Ada L."), read.roles(), Given.later(1))));

        Refused.with(
                Refusal.CONCURRENT_CHANGE,
                () -> given.inUnitOfWork(
                        () -> members.update(read.with(new DisplayName("Ada B."), read.roles(), Given.later(2)))));
        Refused.with(
                Refusal.CONCURRENT_CHANGE,
                () -> given.inUnitOfWork(() -> members.update(Given.member(tenant, "nobody@example.com"))));
    }

    @Test
    void findsAMemberByTheKeyOfItsAddress() {
        Member member = given.stored(Given.member(tenant, "İpek@Example.com"));

        Optional<Member> found =
                given.inUnitOfWork(() -> members.findByEmailKey(member.email().key()));

        assertSame(found, member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody@example.com", "ada@example.com%", "\u0000", "ada\u0000@example.com", "\uD83D"})
    void findsNobodyByAnotherText(String key) {
        given.stored(Given.member(tenant, "ada@example.com"));

        assertThat(given.inUnitOfWork(() -> members.findByEmailKey(key))).isEmpty();
    }

    @Test
    void refusesAnAddressThatBelongsToAMemberOfAnotherTenantInOtherLetters() {
        given.stored(Given.member(tenant, "ada@example.com"));
        TenantId other = given.storedTenant().id();

        Refused.with(Refusal.EMAIL_TAKEN, () -> given.stored(Given.member(other, "ADA@example.COM")));
    }

    @Test
    void refusesAnAddressThatBelongsToAnOperator() {
        given.stored(Given.operator("olga@example.com"));

        Refused.with(Refusal.EMAIL_TAKEN, () -> given.stored(Given.member(tenant, "olga@example.com")));
    }

    @Test
    void listsTheMembersOfOneTenantTheOldestFirstPageByPage() {
        Member first = given.stored(Given.member(tenant, "z@example.com"));
        Member second = given.stored(Given.member(tenant, "y@example.com"));
        Member third = given.stored(Given.member(tenant, "x@example.com"));
        given.stored(Given.member(given.storedTenant().id(), "other@example.com"));
        given.stored(Given.operator("olga@example.com"));

        Page<Member> one = given.inUnitOfWork(() -> members.list(Owner.of(tenant), Given.firstPage(2)));
        Page<Member> two = given.inUnitOfWork(() -> members.list(Owner.of(tenant), new Page.Request(2, one.next())));

        assertThat(ids(one)).containsExactly(first.id(), second.id());
        assertThat(ids(two)).containsExactly(third.id());
        assertThat(one.next())
                .contains(new Page.Position(second.id().toString(), second.id().toString()));
        assertThat(two.next()).isEmpty();
    }

    @Test
    void knowsWhetherThereIsAnOperator() {
        given.stored(Given.member(tenant, "ada@example.com"));
        boolean before = given.inUnitOfWork(() -> members.anyOperator());
        given.stored(Given.operator("olga@example.com"));
        boolean after = given.inUnitOfWork(() -> members.anyOperator());

        assertThat(before).isFalse();
        assertThat(after).isTrue();
    }

    private static void assertSame(Optional<Member> found, Member member) {
        assertThat(found).isPresent();
        assertThat(found.orElseThrow()).usingRecursiveComparison(BY_CONTENT).isEqualTo(member);
    }

    private static List<MemberId> ids(Page<Member> page) {
        return page.items().stream().map(Member::id).toList();
    }

    private Optional<Member> find(Member member) {
        return given.inUnitOfWork(() -> members.find(member.id()));
    }

    @Test
    void listsOperatorsApartFromMembers() {
        given.stored(Given.member(tenant, "ada@example.com"));
        Member one = given.stored(Given.operator("olga@example.com"));
        Member two = given.stored(Given.operator("otto@example.com"));

        assertThat(given.inUnitOfWork(() -> members.list(Owner.installation(), Given.firstPage(10)))
                        .items())
                .extracting(Member::id)
                .containsExactly(one.id(), two.id());
    }

    @Test
    void removesAMember() {
        Member member = given.stored(Given.member(tenant, "ada@example.com"));

        given.inUnitOfWork(() -> members.remove(members.lock(member.id()).orElseThrow()));

        assertThat(given.inUnitOfWork(() -> members.find(member.id()))).isEmpty();
        assertThat(given.inUnitOfWork(
                        () -> members.findByEmailKey(member.email().key())))
                .isEmpty();
    }

    @Test
    void knowsWhetherThereIsAnotherAdmin() {
        Member admin = given.stored(Given.member(tenant, "ada@example.com"));
        Member operator = given.stored(Given.operator("olga@example.com"));
        assertThat(anyOtherAdmin(Owner.of(tenant), admin)).isFalse();
        assertThat(anyOtherAdmin(Owner.installation(), operator)).isFalse();

        given.stored(Given.member(given.storedTenant().id(), "foreign@example.com"));
        Member viewer = Given.member(tenant, "vic@example.com");
        given.stored(viewer.with(viewer.displayName(), Set.of(Role.TENANT_VIEWER), Given.NOW));
        assertThat(anyOtherAdmin(Owner.of(tenant), admin)).isFalse();

        given.stored(Given.member(tenant, "bob@example.com"));
        given.stored(Given.operator("otto@example.com"));
        assertThat(anyOtherAdmin(Owner.of(tenant), admin)).isTrue();
        assertThat(anyOtherAdmin(Owner.installation(), operator)).isTrue();
    }

    private boolean anyOtherAdmin(Owner owner, Member than) {
        return given.inUnitOfWork(() -> {
            members.lockOperators();
            return members.anyOtherAdmin(owner, than.id());
        });
    }
}

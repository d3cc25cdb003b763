package dev.mintmark.domain.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Reading;
import dev.mintmark.domain.tenant.Owner;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberTest {
    @Test
    void belongsToATenantOrIsAnOperator() {
        assertThat(People.member(1, Role.TENANT_ADMIN).tenant()).contains(People.TENANT);
        assertThat(People.operator().tenant()).isEmpty();
        assertThat(People.operator().roles()).containsExactly(Role.PLATFORM_ADMIN);
    }

    @Test
    void cannotHaveTheRolesOfTheOtherKindOrNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> People.member(1));
        assertThatIllegalArgumentException().isThrownBy(() -> People.member(1, Role.PLATFORM_ADMIN));
        assertThatIllegalArgumentException().isThrownBy(() -> People.member(1, Role.PLATFORM_ADMIN, Role.TENANT_ADMIN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Member(
                        new MemberId(new UUID(1, 1)),
                        Owner.installation(),
                        new Email("a@example.com"),
                        new DisplayName("A"),
                        Set.of(Role.TENANT_VIEWER),
                        People.HASH,
                        false,
                        People.THEN,
                        People.THEN,
                        0));
    }

    @Test
    void doesNotPrintItsPasswordHash() {
        assertThat(People.operator().toString()).doesNotContain("argon2id");
        assertThat(People.HASH).hasToString("PasswordHash(hidden)");
        assertThat(People.HASH.phc()).isEqualTo("$argon2id$hash");
    }

    @Test
    void readsTheRolesOfATenant() {
        assertThat(roles("tenant-admin").sound()).containsExactly(Role.TENANT_ADMIN);
        assertThat(roles("tenant-viewer", "tenant-admin", "tenant-viewer").sound())
                .containsExactlyInAnyOrder(Role.TENANT_ADMIN, Role.TENANT_VIEWER);
    }

    @Test
    void requiresARole() {
        assertThat(roles().faults()).containsExactly("roles required");
        assertThat(Reading.of(violations -> Role.parseOf(Owner.of(People.TENANT), null, "roles", violations))
                        .faults())
                .containsExactly("roles required");
    }

    @Test
    void refusesEveryOtherRoleAtItsIndex() {
        assertThat(roles("platform-admin", "tenant-admin", "TENANT-ADMIN", "app", null, "")
                        .faults())
                .containsExactly(
                        "roles[0] invalid_role",
                        "roles[2] invalid_role",
                        "roles[3] invalid_role",
                        "roles[4] invalid_role",
                        "roles[5] invalid_role");
    }

    @Test
    void hasTheRolesOfTheSpecification() {
        assertThat(Role.values())
                .extracting(Role::code)
                .containsExactly(
                        "platform-admin",
                        "platform-support",
                        "platform-viewer",
                        "tenant-admin",
                        "tenant-developer",
                        "tenant-security",
                        "tenant-viewer");
        assertThat(Coded.find(Role.class, "platform-admin")).contains(Role.PLATFORM_ADMIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "name@example.com",
                "Name+tag@Example.Com",
                "o'brien@a-b.example",
                "ü@bücher.example",
                "a.b@xn--bcher-kva.example",
                "1@2.example",
                "日本@日本.example",
                "a/b=c@example.com"
            })
    void acceptsAddresses(String address) {
        assertThat(email(address).sound()).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "@",
                "a@",
                "@b",
                "a@b@c",
                "a b@c.example",
                "a@b c",
                "a@b.",
                "a@.b",
                "a@-b",
                "a@b-",
                "a..b@c",
                "a@b..c",
                "a@t-.example",
                "a@-t.example",
                "a@1.2.3.4",
                "a@127.0.0.0x1",
                "a@1",
                "a@xn--a.example",
                "a@b\u3002",
                "a\u0000@b.example",
                "a\n@b.example",
                "a\u00a0b@c.example",
                "a\u200bb@c.example",
                "a\u202eb@c.example",
                "a\ue000@c.example",
                "\"a\"@b.example",
                "<a@b.example>",
                "a,b@c.example",
                "a@b.example,c@d.example",
                "a@[127.0.0.1]",
                "a@b_c.example",
                "mailto:a@b.example",
                "a@b:25"
            })
    void refusesWhatIsNoAddress(String address) {
        assertThat(email(address).faults()).containsExactly("email invalid_email");
    }

    @Test
    void refusesAddressesThatCannotBeStored() {
        assertThat(email("a\ud800@example.com").faults()).containsExactly("email invalid_email");
        assertThat(email("a@\udc00.example").faults()).containsExactly("email invalid_email");
    }

    @Test
    void countsTheCharactersOfAnAddress() {
        String local = "x".repeat(64);
        String longest = local + "@" + "b".repeat(63) + "." + "b".repeat(63) + "." + "b".repeat(61);
        assertThat(longest).hasSize(254);
        assertThat(email(longest).faults()).isEmpty();
        assertThat(email(longest + "b").faults()).containsExactly("email too_long");
        assertThat(email("x" + local + "@b.example").faults()).containsExactly("email invalid_email");
    }

    @Test
    void requiresAnAddress() {
        assertThat(email(null).faults()).containsExactly("email required");
        assertThat(email(" \u3000").faults()).containsExactly("email required");
    }

    @Test
    void comparesAddressesWithoutCaseAndSurroundingSpace() {
        Email address = email(" Ada@Example.COM\t").sound();
        assertThat(address.value()).isEqualTo("Ada@Example.COM");
        assertThat(address.key())
                .isEqualTo("ada@example.com")
                .isEqualTo(email(" ADA@example.com ").sound().key());
    }

    @ParameterizedTest
    @CsvSource({
        "ADA@BÜCHER.Example, ada@xn--bcher-kva.example",
        "ada@XN--BCHER-KVA.example, ada@xn--bcher-kva.example",
        "ada@ｅｘａｍｐｌｅ．com, ada@example.com",
        "JOSE\u0301@example.com, jos\u00e9@example.com",
    })
    void knowsOneAddressHoweverItIsWritten(String typed, String key) {
        assertThat(email(typed).sound().key()).isEqualTo(key);
    }

    @Test
    void keepsAnAddressAsTypedInItsComposedForm() {
        assertThat(email("Jose\u0301@Bücher.Example").sound()).hasToString("Jos\u00e9@Bücher.Example");
    }

    @Property
    void comparesAddressesByOneForm(@ForAll String anything) {
        email(anything + "@" + "Example.com").value().ifPresent(address -> assertThat(
                        email(address.key()).value().map(Email::key))
                .contains(address.key()));
    }

    @Property
    void neverThrows(@ForAll String anything) {
        assertThat(email(anything)).isNotNull();
        assertThat(email("a@" + anything)).isNotNull();
    }

    @Test
    void readsOnlyCanonicalIds() {
        String id = "01900000-0000-7000-8000-0000000000aB";
        assertThat(MemberId.parse(id).orElseThrow()).hasToString(id.toLowerCase(Locale.ROOT));
        assertThat(SessionId.parse(id).orElseThrow()).hasToString(id.toLowerCase(Locale.ROOT));
        for (String text : List.of("", "1-1-1-1-1", id + "0", " " + id, "{" + id + "}", id.replace("-", ""))) {
            assertThat(MemberId.parse(text)).isEmpty();
            assertThat(SessionId.parse(text)).isEmpty();
        }
    }

    @Test
    void keepsPasswordHashesOutOfStreams() {
        assertThat(Serializable.class.isAssignableFrom(PasswordHash.class)).isFalse();
    }

    private static Reading<Set<Role>> roles(String... codes) {
        return Reading.of(
                violations -> Role.parseOf(Owner.of(People.TENANT), Arrays.asList(codes), "roles", violations));
    }

    private static Reading<Email> email(String text) {
        return Reading.of(violations -> Email.parse(text, "email", violations));
    }
}

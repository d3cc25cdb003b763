package dev.mintmark.domain.member;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.Coded;
import dev.mintmark.domain.tenant.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RightTest {
    private static final Set<Right> GIVE_ROLES =
            EnumSet.of(Right.INVITE, Right.MAKE_MANAGEMENT_KEYS, Right.MANAGE_PEOPLE, Right.MANAGE_INSTALLATION);

    @Test
    void aDeveloperManagesAppsAndNeitherPeopleNorPlans() {
        assertThat(rights(Role.TENANT_DEVELOPER))
                .containsExactlyInAnyOrder(
                        Right.READ_APPS,
                        Right.CREATE_APPS,
                        Right.MANAGE_APPS,
                        Right.REPLACE_CREDENTIALS,
                        Right.READ_PEOPLE,
                        Right.READ_AUDIT);
    }

    @Test
    void securityReadsAllOfATenantAndReplacesAndRevokes() {
        assertThat(rights(Role.TENANT_SECURITY))
                .containsExactlyInAnyOrder(
                        Right.READ_APPS,
                        Right.REPLACE_CREDENTIALS,
                        Right.READ_PEOPLE,
                        Right.REVIEW_SESSIONS,
                        Right.READ_AUDIT,
                        Right.READ_INVITATIONS,
                        Right.CANCEL_INVITATIONS,
                        Right.READ_MANAGEMENT_KEYS,
                        Right.REVOKE_MANAGEMENT_KEYS,
                        Right.READ_IDENTITY_PROVIDER);
    }

    @Test
    void supportReadsAllAndHelpsPeopleInAndMakesNothing() {
        Set<Right> beyondReading = rights(Role.PLATFORM_SUPPORT);
        beyondReading.removeAll(rights(Role.PLATFORM_VIEWER));

        assertThat(rights(Role.PLATFORM_VIEWER)).isSubsetOf(rights(Role.PLATFORM_SUPPORT));
        assertThat(beyondReading).containsExactlyInAnyOrder(Right.RESEND_INVITATIONS, Right.HELP_PEOPLE_IN);
    }

    @Test
    void aViewerReadsOnly() {
        assertThat(Stream.of(Role.TENANT_VIEWER, Role.PLATFORM_VIEWER).flatMap(role -> rights(role).stream()))
                .extracting(Right::code)
                .allMatch(code -> code.startsWith("read-"));
    }

    /** So that nobody gives a role above its own, whatever it asks for. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void whoGivesRolesHasEveryRightThatTheyHave(Role giver) {
        if (rights(giver).stream().anyMatch(GIVE_ROLES::contains)) {
            assertThat(Role.values())
                    .filteredOn(role -> role.isOfOperators() == giver.isOfOperators())
                    .allMatch(role -> role.isCoveredBy(Set.of(giver)));
        }
    }

    @Test
    void noRoleIsAboveOneOfTheOtherKind() {
        for (Role held : Role.values()) {
            assertThat(Role.values())
                    .filteredOn(role -> role.isOfOperators() != held.isOfOperators())
                    .noneMatch(role -> role.isCoveredBy(Set.of(held)));
        }
    }

    @Test
    void severalRolesAllowWhatEachOfThemDoes() {
        Member both = People.member(1, Role.TENANT_DEVELOPER, Role.TENANT_SECURITY);

        assertThat(both.may(Right.CREATE_APPS)).isTrue();
        assertThat(both.may(Right.REVIEW_SESSIONS)).isTrue();
        assertThat(both.may(Right.ASSIGN_PLANS)).isFalse();
        assertThat(both.covers(Role.TENANT_VIEWER)).isTrue();
        assertThat(both.covers(Role.TENANT_ADMIN)).isFalse();
        assertThat(People.member(1, Role.TENANT_DEVELOPER).covers(Role.TENANT_SECURITY))
                .isFalse();
    }

    @Test
    void supportHelpsNobodyInAboveItself() {
        Member support = withRoles(Role.PLATFORM_SUPPORT);
        Member admin = People.operator();
        Member ofTenant = People.member(1, Role.TENANT_ADMIN);

        assertThat(support.mayReset(withRoles(Role.PLATFORM_SUPPORT, Role.PLATFORM_VIEWER)))
                .isTrue();
        assertThat(support.mayReset(admin)).isFalse();
        assertThat(support.mayReset(ofTenant)).isTrue();
        assertThat(admin.mayReset(support)).isTrue();
        assertThat(withRoles(Role.PLATFORM_VIEWER).mayReset(ofTenant)).isFalse();
        assertThat(ofTenant.mayReset(People.member(2, Role.TENANT_SECURITY))).isTrue();
        assertThat(ofTenant.mayReset(support)).isFalse();
    }

    /** The page says what the table says: the tables stand in it to the letter. */
    @Test
    void thePageOfRolesAgrees() throws IOException {
        assertThat(Files.readString(Path.of("../docs/roles.md")))
                .contains(table(not(Role::isOfOperators)), table(Role::isOfOperators));
    }

    /** What the dashboard shows and hides by is this, however its lines are broken. */
    @Test
    void theDashboardKnowsTheSame() throws IOException {
        String expected = Stream.of(Right.values())
                .map(right -> "\"" + right.code() + "\":["
                        + right.roles().stream()
                                .map(role -> '"' + role.code() + '"')
                                .collect(Collectors.joining(","))
                        + "]")
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(Files.readString(Path.of("../dashboard/src/layout/rights.json"))
                        .replaceAll("\\s", ""))
                .isEqualTo(expected);
    }

    private static String table(Predicate<Role> shown) {
        List<Role> roles = Stream.of(Role.values()).filter(shown).toList();
        String head =
                "| | " + roles.stream().map(role -> '`' + role.code() + '`').collect(Collectors.joining(" | "))
                        + " |\n|" + " --- |".repeat(roles.size() + 1) + "\n";
        return Stream.of(Right.values())
                .filter(right -> right.roles().stream().anyMatch(shown))
                .map(right -> "| " + right.sentence() + " | "
                        + roles.stream()
                                .map(role -> right.roles().contains(role) ? "yes" : "")
                                .collect(Collectors.joining(" | "))
                        + " |\n")
                .collect(Collectors.joining("", head, ""));
    }

    @Test
    void hasAWordOfItsOwn() {
        assertThat(Right.values()).allSatisfy(right -> assertThat(Coded.find(Right.class, right.code()))
                .contains(right));
    }

    private static Set<Right> rights(Role role) {
        return Stream.of(Right.values())
                .filter(right -> right.roles().contains(role))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Right.class)));
    }

    private static Member withRoles(Role... roles) {
        Member operator = People.operator();
        assertThat(operator.owner()).isEqualTo(Owner.installation());
        return operator.with(operator.displayName(), Set.of(roles), People.THEN);
    }
}

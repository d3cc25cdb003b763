package dev.mintmark.domain.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.domain.Violation;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.member.Email;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** For whom a provider may speak, and what has to come back from it (rules §13). */
class ProvidersTest {
    private static final IdentityProviderId ID = new IdentityProviderId(new UUID(1, 2));
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Owner TENANT = Owner.of(new TenantId(new UUID(3, 4)));

    @Test
    void domainsHaveOneFormAndStandOnce() {
        Violations violations = new Violations();

        List<EmailDomain> domains = EmailDomain.parse(
                List.of("ACME.example", "bücher.example", "acme.example.", "localhost", "10.0.0.1", "a b.example"),
                "emailDomains",
                violations);

        assertThat(domains).containsExactly(new EmailDomain("acme.example"), new EmailDomain("xn--bcher-kva.example"));
        assertThat(violations.list())
                .extracting(Violation::field)
                .containsExactly("emailDomains[2]", "emailDomains[3]", "emailDomains[4]", "emailDomains[5]");
        assertThat(EmailDomain.of(new Email("Ada@BÜCHER.example")).value()).isEqualTo("xn--bcher-kva.example");
    }

    @Test
    void aStateIsAnsweredFromWhereItWasSentAndInTime() {
        SignInState state = new SignInState(ID, "state", "nonce", "verifier", NOW.plus(SignInState.LIFETIME));
        SignInState read = SignInState.read(state.text()).orElseThrow();

        assertThat(read).isEqualTo(state);
        assertThat(read.isAnsweredBy(ID, Optional.of("state"), NOW)).isTrue();
        assertThat(read.isAnsweredBy(ID, Optional.of("State"), NOW)).isFalse();
        assertThat(read.isAnsweredBy(ID, Optional.empty(), NOW)).isFalse();
        assertThat(read.isAnsweredBy(new IdentityProviderId(new UUID(1, 3)), Optional.of("state"), NOW))
                .isFalse();
        assertThat(read.isAnsweredBy(ID, Optional.of("state"), NOW.plus(SignInState.LIFETIME)))
                .isFalse();
        assertThat(SignInState.read("a.b.c")).isEmpty();
    }

    @Test
    void everyFaultOfTheSettingsIsReportedAtItsField() {
        Violations violations = new Violations();

        Optional<ProviderSettings> none = ProviderSettings.parse(
                TENANT,
                new ProviderSettings.Input(
                        "http://login.example", null, List.of(), Map.of("ops", "platform-admin"), true, true, "nobody"),
                false,
                violations);

        assertThat(none).isEmpty();
        assertThat(violations.list())
                .extracting(
                        violation -> violation.field() + " " + violation.fault().code())
                .containsExactly(
                        "issuer invalid_uri",
                        "clientId required",
                        "emailDomains required",
                        "groupRoles.ops invalid_role",
                        "breakGlassMemberId member_not_found");
    }

    @Test
    void rolesAreThoseOfAllGroups() {
        ProviderSettings settings = new ProviderSettings(
                "https://login.example",
                "mintmark",
                List.of(new EmailDomain("acme.example")),
                Map.of("a", Set.of(Role.TENANT_ADMIN), "b", Set.of(Role.TENANT_VIEWER)),
                true,
                true,
                Optional.empty());

        assertThat(settings.rolesOf(Set.of("a", "b", "c")))
                .containsExactlyInAnyOrder(Role.TENANT_ADMIN, Role.TENANT_VIEWER);
        assertThat(settings.rolesOf(Set.of("A"))).isEmpty();
    }

    @Test
    void whoseNameCannotBeShownIsCalledByTheAddress() {
        Email address = new Email("ada@acme.example");

        assertThat(identity(Optional.of("Ada Lovelace")).displayName(address).value())
                .isEqualTo("Ada Lovelace");
        assertThat(identity(Optional.of("\u202e")).displayName(address).value()).isEqualTo("ada");
        assertThat(identity(Optional.empty()).displayName(address).value()).isEqualTo("ada");
    }

    private static ForeignIdentity identity(Optional<String> name) {
        return new ForeignIdentity("1", Optional.of("ada@acme.example"), true, name, Set.of());
    }
}

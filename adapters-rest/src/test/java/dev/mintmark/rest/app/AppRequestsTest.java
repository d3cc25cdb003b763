package dev.mintmark.rest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.domain.app.AppSettings;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.rest.refusal.FieldError;
import dev.mintmark.rest.refusal.RequestRefused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AppRequestsTest {
    private static final TenantId TENANT = new TenantId(new UUID(0, 2));

    @Test
    void readsAPatch() {
        assertThat(patch("{\"name\":\"New\",\"allowedDomains\":null,\"enabled\":false}"))
                .isEqualTo(new ManageApps.Change(
                        Optional.of(0L),
                        new AppSettings.Input(
                                Optional.of("New"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(List.of()),
                                Optional.of(false)),
                        List.of()));
    }

    @Test
    void readsReadOnlyMembersOfAPatchInTheOrderOfTheApp() {
        ManageApps.Change change = patch("{\"plan\":null,\"dbCode\":\"x\",\"name\":null,\"enabled\":true}");

        assertThat(change.readOnlyFields()).containsExactly("dbCode", "plan");
        assertThat(change.settings().name()).contains("");
    }

    @Test
    void readsARegistration() {
        assertThat(AppRequests.registration(
                        TENANT, utf8("{\"name\":\"New\",\"licenseRegion\":\"eu-1\",\"plan\":\"small\"}")))
                .isEqualTo(new ManageApps.Registration(
                        TENANT,
                        new AppSettings.Input(
                                Optional.of("New"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        "eu-1",
                        Optional.of("small")));
    }

    @Test
    void readsAnEmptySlotOfTheDomainsAndNoEmptyUri() {
        assertThat(patch("{\"allowedDomains\":[null,\"b.example\"]}").settings().allowedDomains())
                .contains(Arrays.asList(null, "b.example"));
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> patch("{\"allowedDomains\":[null,1],\"redirectUris\":[null]}"))
                .satisfies(refused -> assertThat(refused.problem().errors())
                        .extracting(FieldError::field)
                        .containsExactly("redirectUris[0]", "allowedDomains[1]"));
    }

    private static ManageApps.Change patch(String body) {
        return AppRequests.change(utf8(body), Optional.of(0L));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts that break software elsewhere break nothing here, and come back as they were typed. */
@OnServer
class NaughtyStringsIT {
    private final Host host;
    private final Host.Tenant tenant;

    NaughtyStringsIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
    }

    @Test
    void naughtyStringsBreakNothing() {
        List<String> strings = Corpora.naughtyStrings();
        assertThat(strings).hasSizeGreaterThan(500).startsWith("");

        for (String text : strings.subList(1, strings.size())) {
            String name = Json.createObjectBuilder()
                    .add("name", text)
                    .add("licenseRegion", text)
                    .add("redirectUris", Json.createArrayBuilder().add(text))
                    .add("allowedDomains", Json.createArrayBuilder().add(text))
                    .add("plan", text)
                    .build()
                    .toString();
            String guest = Json.createObjectBuilder()
                    .add("email", text)
                    .add("displayName", text)
                    .add("roles", Json.createArrayBuilder().add(text))
                    .build()
                    .toString();
            String form = Http.form(text);
            for (Answer answer : List.of(
                    tenant.admin().astray().post("/api/v1/apps?dryRun=true", name),
                    tenant.admin().astray().post("/api/v1/invitations", guest),
                    host.anonymous.astray().tokenForm("grant_type=" + form),
                    host.anonymous
                            .astray()
                            .tokenForm("grant_type=client_credentials&client_id=" + form + "&client_secret=" + form))) {
                assertThat(answer.status())
                        .as("%s answered %s", text, answer.text())
                        .isBetween(400, 499);
            }
            assertThat(tenant.admin().get("/api/v1/apps?q=" + form).status())
                    .as(text)
                    .isIn(200, 400);
        }
    }

    @Test
    void aNaughtyNameThatIsTakenIsAnsweredAsItWasTyped() {
        String region = host.region();
        int taken = 0;
        for (String text : Corpora.naughtyStrings()) {
            String body = Json.createObjectBuilder()
                    .add("name", text)
                    .add("licenseRegion", region)
                    .build()
                    .toString();

            Answer answer = tenant.admin().post("/api/v1/apps?dryRun=true", body);

            if (answer.status() == 200) {
                taken++;
                assertThat(answer.string("name"))
                        .isEqualTo(
                                Normalizer.normalize(text, Normalizer.Form.NFC).strip());
            } else {
                assertThat(answer.status()).as(answer.text()).isEqualTo(422);
                assertThat(answer.violations()).hasSize(1);
            }
        }
        assertThat(taken).isGreaterThan(350);
    }
}

package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How old secrets of a tenant may become (rules §6, age). */
@OnServer
class SecretAgeIT {
    private final Host host;
    private final Host.Tenant tenant;
    private final Host.App app;
    private final String path;

    SecretAgeIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
        this.app = tenant.app(host.region());
        this.path = "/api/v1/tenants/" + tenant.id();
    }

    private Answer set(String secretMaxAge) {
        return host.operator.patch(path, "{\"secretMaxAge\":" + secretMaxAge + "}");
    }

    private JsonObject shown() {
        return tenant.admin().get(app.path()).json();
    }

    private String expiringBefore(Instant instant) {
        return tenant.admin().get("/api/v1/apps?secretExpiresBefore=" + instant).text();
    }

    @Test
    void anOperatorSetsItAndAppsSayWhenTheirSecretsExpire() {
        assertThat(shown().isNull("secretExpiresAt")).isTrue();

        Answer set = set("\"P90D\"");

        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(set.string("secretMaxAge")).isEqualTo("P90D");
        assertThat(tenant.admin().get("/api/v1/tenant").string("secretMaxAge")).isEqualTo("P90D");
        Instant made = Instant.parse(shown().getString("secretCreatedAt"));
        Instant expiry = made.plus(Duration.ofDays(90));
        assertThat(Instant.parse(shown().getString("secretExpiresAt"))).isEqualTo(expiry);
        assertThat(app.token(host).status()).isEqualTo(200);
        assertThat(expiringBefore(expiry)).doesNotContain(app.id());
        assertThat(expiringBefore(expiry.plusSeconds(1))).contains(app.id());
        assertThat(host.operator
                        .get(path + "/apps?secretExpiresBefore=" + expiry.plusSeconds(1))
                        .text())
                .contains(app.id());
        assertThat(tenant.admin()
                        .get("/api/v1/audit-events?action=tenant.changed&limit=1")
                        .text())
                .contains("secretMaxAge", "P90D");

        assertThat(set("null").json().isNull("secretMaxAge")).isTrue();
        assertThat(shown().isNull("secretExpiresAt")).isTrue();
    }

    @Test
    void theImpactIsToldBefore() {
        Answer ofTenant = host.operator.get(path + "/secret-age/impact?secretMaxAge=P1D");
        Answer ofAll = host.operator.get("/api/v1/secret-age/impact?secretMaxAge=P1D");

        assertThat(ofTenant.status()).as(ofTenant.text()).isEqualTo(200);
        assertThat(ofTenant.text()).isEqualTo("{\"secrets\":0,\"tenants\":0}");
        assertThat(ofAll.json().keySet()).containsExactly("secrets", "tenants");
        assertThat(host.operator.get(path + "/secret-age/impact").code()).isEqualTo("bad_parameter");
        assertThat(host.operator
                        .get("/api/v1/secret-age/impact?secretMaxAge=PT1H")
                        .code())
                .isEqualTo("bad_parameter");
        assertThat(host.operator
                        .get("/api/v1/tenants/" + app.id() + "/secret-age/impact?secretMaxAge=P1D")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatIsNoAgeIsRefused() {
        for (String wrong : new String[] {"\"PT23H\"", "\"P3651D\"", "\"a year\""}) {
            Answer refused = set(wrong);
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.text()).contains("secretMaxAge", "invalid_duration");
        }
        assertThat(set("90").code()).isEqualTo("wrong_type");
        assertThat(tenant.admin().get("/api/v1/apps?secretExpiresBefore=soon").code())
                .isEqualTo("bad_parameter");
        assertThat(host.operator
                        .post("/api/v1/tenants", "{\"name\":\"Aged\",\"secretMaxAge\":\"P365D\"}")
                        .string("secretMaxAge"))
                .isEqualTo("P365D");
    }
}

package dev.mintmark.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.blackbox.Answer;
import dev.mintmark.blackbox.Host;
import dev.mintmark.blackbox.Http;
import java.net.URISyntaxException;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The roles of MicroProfile JWT, which the runtime reads from the session token and holds against each resource. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RolesInContainerIT {
    private static final String APPS = "/api/v1/apps";
    private static final String TENANTS = "/api/v1/tenants";
    private static final String NEW_APP = "{\"name\":\"Some app\",\"licenseRegion\":\"some-region\"}";
    private static final String NEW_TENANT = "{\"name\":\"Some tenant\"}";

    @ArquillianResource
    private URL base;

    private Host host;
    private Host.Tenant tenant;

    /** As it was built: nothing is tested from inside. */
    @Deployment(testable = false)
    static WebArchive deployment() {
        return Deployments.application();
    }

    @BeforeEach
    void signIn() throws URISyntaxException {
        host = new Host(new Http(base.toURI()));
        tenant = host.tenant();
    }

    @Test
    void refusesAViewerWhereAnAdminIsRequired() {
        Http viewer = host.member(tenant.id(), "tenant-viewer");

        assertThat(viewer.get(APPS).status()).isEqualTo(200);
        assertForbidden(viewer.post(APPS, NEW_APP));
        assertForbidden(viewer.get(TENANTS));
    }

    @Test
    void admitsAnAdminToItsOwnPartOnly() {
        String app = "{\"name\":\"Some app\",\"licenseRegion\":\"" + host.region() + "\"}";

        assertThat(tenant.admin().get(APPS).status()).isEqualTo(200);
        assertThat(tenant.admin().post(APPS, app).status()).isEqualTo(201);
        assertForbidden(tenant.admin().post(TENANTS, NEW_TENANT));
    }

    @Test
    void refusesAnOperatorOnTheTenantsPart() {
        assertThat(host.operator.get(TENANTS).status()).isEqualTo(200);
        assertForbidden(host.operator.get(APPS));
        assertForbidden(host.operator.post(APPS, NEW_APP));
    }

    @Test
    void refusesWhoeverBringsNoToken() {
        Http anonymous = host.anonymous;

        assertUnauthenticated(anonymous.get(APPS));
        assertUnauthenticated(anonymous.post(APPS, NEW_APP));
        assertUnauthenticated(anonymous.get(TENANTS));
    }

    private static void assertForbidden(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("forbidden");
    }

    private static void assertUnauthenticated(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
    }
}

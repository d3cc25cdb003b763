package dev.mintmark.application.service;

import static dev.mintmark.application.service.Installation.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.in.app.ManageApps;
import dev.mintmark.application.port.in.host.ManageResourceServers;
import dev.mintmark.application.port.in.token.IntrospectToken.ResourceServerCaller;
import dev.mintmark.application.port.in.token.ReadCuts;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.introspection.Cut;
import dev.mintmark.domain.introspection.Cut.Subject;
import dev.mintmark.domain.tenant.TenantId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CutListReadingTest {
    private final Installation mintmark = new Installation();
    private TenantId tenant;
    private ManageApps.Registered app;
    private ManageResourceServers.IssuedCredential server;

    @BeforeEach
    void anAppAndAResourceServer() {
        tenant = mintmark.activeTenant();
        mintmark.region("eu-1");
        app = mintmark.apps.register(wish(tenant, "Billing", "eu-1"));
        server = mintmark.resourceServer("Documents");
    }

    private Optional<ReadCuts.Reader> reader(Optional<ClientSecret> secret) {
        return mintmark.readCuts.authenticate(
                new ResourceServerCaller(Optional.of(server.server().clientId()), secret));
    }

    @Test
    void whoHasCredentialsOnlyReadsTheListOfTheDefaultApi() {
        assertThat(reader(Optional.of(server.secret())))
                .contains(new ReadCuts.Reader(mintmark.policy.audience(), true, mintmark.policy.signingAlgorithm()));
    }

    @Test
    void nobodyReadsItWithoutTheRightSecret() {
        assertThat(reader(Optional.empty())).isEmpty();
        assertThat(reader(Optional.of(mintmark.resourceServer("Other").secret())))
                .isEmpty();
        assertThat(mintmark.readCuts.authenticate(
                        new ResourceServerCaller(Optional.empty(), Optional.of(server.secret()))))
                .isEmpty();
    }

    @Test
    void whatIsChangedStandsInTheNextList() {
        ReadCuts.Reader reader = reader(Optional.of(server.secret())).orElseThrow();
        assertThat(mintmark.readCuts.read(reader).cuts()).isEmpty();

        mintmark.enable(tenant, app.view().app().id(), false);
        Cut cut = Cut.of(Subject.APP, app.view().app().id().toString());
        assertThat(mintmark.readCuts.read(reader).cuts()).containsExactly(cut);

        mintmark.enable(tenant, app.view().app().id(), true);
        mintmark.apps.delete(tenant, app.view().app().id(), Optional.empty());
        assertThat(mintmark.readCuts.read(reader).cuts()).containsExactly(cut);
    }
}

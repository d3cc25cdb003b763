package dev.mintmark.application.contract;

import static dev.mintmark.application.contract.Given.firstPage;
import static dev.mintmark.application.contract.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.port.Page;
import dev.mintmark.application.port.out.host.ResourceServers;
import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.credential.SecretDigest;
import dev.mintmark.domain.credential.StoredCredential;
import dev.mintmark.domain.key.KeyUse;
import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.resourceserver.Api;
import dev.mintmark.domain.resourceserver.ApiAccess;
import dev.mintmark.domain.resourceserver.ApiIdentifier;
import dev.mintmark.domain.resourceserver.ApiScope;
import dev.mintmark.domain.resourceserver.ApiSettings;
import dev.mintmark.domain.resourceserver.ResourceServer;
import dev.mintmark.domain.resourceserver.ResourceServerClientId;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import dev.mintmark.domain.resourceserver.TokenType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of resource servers does. */
public abstract class ResourceServersContract {
    private ResourceServers servers;
    private Given given;

    /** New stores that hold nothing. */
    protected abstract Stores stores();

    @BeforeEach
    void noServers() {
        Stores stores = stores();
        servers = stores.resourceServers();
        given = new Given(stores);
    }

    private ResourceServer stored() {
        ResourceServer server = Given.resourceServer();
        given.inUnitOfWork(() -> servers.add(server));
        return server;
    }

    private Optional<ResourceServer> find(ResourceServer server) {
        return given.inUnitOfWork(() -> servers.find(server.id()));
    }

    private static SecretDigest digest(ResourceServer server) {
        return server.secret().map(StoredCredential::digest).orElseThrow();
    }

    @Test
    void findsAServerByIdClientIdAndSecret() {
        ResourceServer server = stored();
        stored();

        assertThat(find(server)).contains(server);
        assertThat(given.inUnitOfWork(() -> servers.find(server.clientId()))).contains(server);
        assertThat(given.inUnitOfWork(() -> servers.lockBySecret(digest(server))))
                .contains(server);
    }

    @Test
    void findsNothingUnknown() {
        stored();

        assertThat(given.inUnitOfWork(() -> servers.find(new ResourceServerId(Given.uuid()))))
                .isEmpty();
        assertThat(given.inUnitOfWork(() -> servers.find(ResourceServerClientId.like(Given.clientId()))))
                .isEmpty();
        assertThat(given.inUnitOfWork(() -> servers.lockBySecret(Given.digest())))
                .isEmpty();
    }

    @Test
    void storesAnotherSecretOrNoneUnderTheNextVersion() {
        ResourceServer server = stored();

        ResourceServer changed =
                given.inUnitOfWork(() -> servers.update(server.with(Optional.of(Given.credential()), later(1))));
        ResourceServer revoked = given.inUnitOfWork(() -> servers.update(changed.with(Optional.empty(), later(2))));

        assertThat(changed.version()).isEqualTo(server.version() + 1);
        assertThat(find(server)).contains(revoked);
        assertThat(revoked.secret()).isEmpty();
        assertThat(given.inUnitOfWork(() -> servers.lockBySecret(digest(server))))
                .isEmpty();
    }

    @Test
    void refusesAChangeOrARemovalMadeOnAnOlderVersion() {
        ResourceServer server = stored();
        given.inUnitOfWork(() -> servers.update(server.with(Optional.empty(), later(1))));

        Refused.with(
                Refusal.CONCURRENT_CHANGE,
                () -> given.inUnitOfWork(() -> servers.update(server.with(Optional.empty(), later(2)))));
        Refused.with(Refusal.CONCURRENT_CHANGE, () -> given.inUnitOfWork(() -> servers.remove(server)));
    }

    @Test
    void findsAnApiAsItWasAdded() {
        ResourceServer api = given.stored(Given.api("https://api.example/" + "a".repeat(180)));
        ResourceServer most = given.stored(with(
                Given.api("urn:example:most"),
                new ApiSettings(
                        IntStream.range(0, ApiScope.MAX_IN_LIST)
                                .mapToObj(i -> new ApiScope(
                                        "x".repeat(78) + (10 + i), "\uD83D\uDE00".repeat(ApiScope.MAX_DESCRIPTION)))
                                .toList(),
                        SigningAlgorithm.RS256,
                        Duration.ofHours(24),
                        TokenType.JWT,
                        ApiAccess.BY_PLAN,
                        false,
                        true)));
        ResourceServer least = given.stored(with(
                Given.api("urn:example:least"), ApiSettings.initial(SigningAlgorithm.ES256, Duration.ofMinutes(1))));

        for (ResourceServer server : List.of(api, most, least)) {
            assertThat(find(server)).contains(server);
            assertThat(find(identifier(server))).contains(server);
        }
    }

    @Test
    void comparesIdentifiersToTheLetter() {
        ResourceServer lower = given.stored(Given.api("https://api.example/a"));
        ResourceServer upper = given.stored(Given.api("https://api.example/A"));

        assertThat(find(identifier(lower))).contains(lower);
        assertThat(find(identifier(upper))).contains(upper);
        assertThat(find(new ApiIdentifier("https://api.example/"))).isEmpty();
    }

    @Test
    void hasOneDefaultApi() {
        given.stored(Given.api("https://api.example"));
        stored();
        assertThat(given.inUnitOfWork(() -> servers.findDefault())).isEmpty();

        ResourceServer api = given.stored(Given.defaultApi());

        assertThat(given.inUnitOfWork(() -> servers.findDefault())).contains(api);
        ResourceServer second = Given.defaultApi();
        ResourceServer other = second.with(
                second.name(), Optional.of(new Api(new ApiIdentifier("other"), true, Given.apiSettings())), Given.NOW);
        Refused.with(Refusal.CONCURRENT_CHANGE, () -> given.stored(other));
    }

    @Test
    void refusesAnIdentifierThatAnotherApiHas() {
        given.stored(Given.api("https://api.example"));
        ResourceServer other = given.stored(Given.api("https://other.example"));

        Refused.with(Refusal.IDENTIFIER_TAKEN, () -> given.stored(Given.api("https://api.example")));
        Refused.with(
                Refusal.IDENTIFIER_TAKEN,
                () -> given.inUnitOfWork(() -> servers.update(other.with(
                        other.name(),
                        Optional.of(new Api(new ApiIdentifier("https://api.example"), false, Given.apiSettings())),
                        later(1)))));
    }

    @Test
    void storesOtherSettingsUnderTheNextVersion() {
        ResourceServer api = given.stored(Given.api("https://api.example"));
        ApiSettings settings = new ApiSettings(
                List.of(new ApiScope("c", "C"), new ApiScope("a", "A")),
                SigningAlgorithm.RS256,
                Duration.ofMinutes(5),
                TokenType.JWT,
                ApiAccess.BY_PLAN,
                false,
                true);

        ResourceServer changed =
                given.inUnitOfWork(() -> servers.update(api.with(new DisplayName("Orders"), api.api(), later(1))));
        ResourceServer again = given.inUnitOfWork(() -> servers.update(with(changed, settings)));

        assertThat(changed.version()).isEqualTo(api.version() + 1);
        assertThat(changed.name().value()).isEqualTo("Orders");
        assertThat(again.api().orElseThrow().settings()).isEqualTo(settings);
        assertThat(find(api)).contains(again);
    }

    @Test
    void saysWhatKeysTheEnabledApisNeed() {
        stored();
        assertThat(given.inUnitOfWork(() -> servers.keyUse())).isEqualTo(new KeyUse(Map.of()));

        given.stored(Given.defaultApi());
        assertThat(given.inUnitOfWork(() -> servers.keyUse()))
                .isEqualTo(new KeyUse(Map.of(SigningAlgorithm.ES256, Duration.ofMinutes(15))));
        given.stored(
                with(Given.api("urn:example:long"), ApiSettings.initial(SigningAlgorithm.ES256, Duration.ofHours(2))));
        ResourceServer rs256 = given.stored(with(
                Given.api("urn:example:rs256"), ApiSettings.initial(SigningAlgorithm.RS256, Duration.ofMinutes(1))));
        assertThat(given.inUnitOfWork(() -> servers.keyUse()))
                .isEqualTo(new KeyUse(Map.of(
                        SigningAlgorithm.ES256, Duration.ofHours(2), SigningAlgorithm.RS256, Duration.ofMinutes(1))));
        ApiSettings disabled = new ApiSettings(
                List.of(),
                SigningAlgorithm.RS256,
                Duration.ofMinutes(1),
                TokenType.AT_JWT,
                ApiAccess.OPEN,
                false,
                false);
        given.inUnitOfWork(() -> servers.update(with(rs256, disabled)));
        assertThat(given.inUnitOfWork(() -> servers.keyUse()).has(SigningAlgorithm.RS256))
                .isFalse();
    }

    private Optional<ResourceServer> find(ApiIdentifier identifier) {
        return given.inUnitOfWork(() -> servers.find(identifier));
    }

    private static ApiIdentifier identifier(ResourceServer server) {
        return server.api().orElseThrow().identifier();
    }

    private static ResourceServer with(ResourceServer server, ApiSettings settings) {
        return server.with(server.name(), server.api().map(api -> api.with(settings)), Given.NOW);
    }

    @Test
    void removesAServer() {
        ResourceServer server = stored();

        given.inUnitOfWork(() -> servers.remove(server));

        assertThat(find(server)).isEmpty();
        Refused.with(Refusal.CONCURRENT_CHANGE, () -> given.inUnitOfWork(() -> servers.remove(server)));
    }

    @Test
    void listsTheOldestFirstAndPagesThrough() {
        List<ResourceServer> all = List.of(stored(), stored(), stored());

        Page<ResourceServer> first = given.inUnitOfWork(() -> servers.list(firstPage(2)));
        Page<ResourceServer> second = given.inUnitOfWork(() -> servers.list(new Page.Request(2, first.next())));

        assertThat(first.items()).isEqualTo(all.subList(0, 2));
        assertThat(second.items()).isEqualTo(all.subList(2, 3));
        assertThat(second.next()).isEmpty();
    }
}

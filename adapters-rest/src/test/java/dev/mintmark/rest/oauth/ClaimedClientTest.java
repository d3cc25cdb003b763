package dev.mintmark.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.application.port.in.token.IntrospectToken;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.domain.credential.SecretKind;
import dev.mintmark.domain.resourceserver.ResourceServerClientId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimedClientTest {
    private static final String TYPE = "&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String ASSERTION = "&client_assertion=" + assertion("{\"sub\":\"c\"}");
    private static final ClientId APP = ClientId.of(new byte[ClientId.RANDOM_BYTES]);
    private static final String SERVER = ResourceServerClientId.like(APP).value();
    private static final String APPS_SECRET =
            ClientSecret.of(new byte[ClientSecret.RANDOM_BYTES]).reveal();
    private static final String SERVERS_SECRET = ClientSecret.of(
                    SecretKind.RESOURCE_SERVER, new byte[ClientSecret.RANDOM_BYTES])
            .reveal();

    @Test
    void isTheOneOfTheHeaderBeforeTheOneOfTheBody() {
        assertThat(client("client_id=a", basic("a:s")).clientId()).isEqualTo("a");
        assertThat(client("client_id=b", basic("a:s"), basic("c:s")).clientId()).isEqualTo("a");
        assertThat(client("client_id=b", "Basic x").clientId()).isEqualTo("b");
    }

    @Test
    void isTheOneOfTheBodyBeforeTheOneOfTheAssertion() {
        assertThat(client("client_id=b" + ASSERTION).clientId()).isEqualTo("b");
        assertThat(client(ASSERTION).clientId()).isEqualTo("c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "e30.e30.e30", "e30.eyJzdWIiOjF9.e30", "e30.eyJzdWIi.e30"})
    void isNobodyWhereAnAssertionNamesNone(String assertion) {
        assertThat(client("client_assertion=" + assertion).clientId()).isEmpty();
    }

    @Test
    void isNobodyWhereNothingIsSent() {
        assertThat(client("scope=x").clientId()).isEmpty();
    }

    @Test
    void mayNotBeTwo() {
        OAuthRequestRefused refused =
                catchThrowableOfType(OAuthRequestRefused.class, () -> client("client_id=b", basic("a:s")));

        assertThat(refused.error().description())
                .isEqualTo("Send the same client_id in the body as in the Authorization header, or leave it out.");
    }

    @Test
    void asksAsAResourceServerWhereClientIdOrSecretSaySo() {
        assertThat(client("client_id=" + SERVER + "&client_secret=x").caller())
                .containsInstanceOf(IntrospectToken.ResourceServerCaller.class);
        assertThat(client("", basic(APP.value() + ":" + SERVERS_SECRET)).caller())
                .containsInstanceOf(IntrospectToken.ResourceServerCaller.class);
    }

    @Test
    void asksAsAnAppWithEveryOtherProof() {
        assertThat(client("client_id=" + APP.value() + "&client_secret=" + APPS_SECRET)
                        .caller())
                .containsInstanceOf(IntrospectToken.AppCaller.class);
        assertThat(client("client_id=" + SERVER + ASSERTION + TYPE).caller())
                .containsInstanceOf(IntrospectToken.AppCaller.class);
    }

    @Test
    void doesNotAskWithoutAProof() {
        assertThat(client("client_id=" + SERVER).caller()).isEmpty();
        assertThat(client(ASSERTION).caller()).isEmpty();
        assertThat(client("", "Basic x").caller()).isEmpty();
        assertThat(client("", basic("a:s"), basic("a:s")).caller()).isEmpty();
    }

    @Test
    void isNeverPrinted() {
        assertThat(client("client_id=a&client_secret=hush").toString()).doesNotContain("hush");
    }

    private static ClaimedClient client(String body, String... authorizations) {
        return ClaimedClient.of(FormParameters.read(body.getBytes(StandardCharsets.UTF_8)), List.of(authorizations));
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String assertion(String claims) {
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".x";
    }
}

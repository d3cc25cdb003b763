package dev.mintmark.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mintmark.application.port.in.token.ClientProof;
import dev.mintmark.application.port.in.token.IssueToken;
import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import dev.mintmark.rest.error.OAuthError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ID =
            ClientId.of(new byte[ClientId.RANDOM_BYTES]).value();
    private static final String SECRET =
            ClientSecret.of(new byte[ClientSecret.RANDOM_BYTES]).reveal();
    private static final String TYPE = "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer";
    private static final String GRANT = "grant_type=client_credentials";
    private static final String IN_BODY = GRANT + "&client_id=" + ID + "&client_secret=" + SECRET;
    private static final String BASIC = basic(ID + ":" + SECRET);

    @Test
    void readsCredentialsFromTheHeader() {
        IssueToken.Command command = read(null, FORM, List.of(BASIC), GRANT);

        assertThat(bySecret(command).clientId()).map(ClientId::value).contains(ID);
        assertThat(bySecret(command).secret()).map(ClientSecret::reveal).contains(SECRET);
        assertThat(command.scope()).isEmpty();
    }

    @Test
    void readsCredentialsFromTheBody() {
        IssueToken.Command command = read("x=y", FORM, List.of(), IN_BODY + "&scope=a+b&unknown=1&&");

        assertThat(bySecret(command).clientId()).map(ClientId::value).contains(ID);
        assertThat(bySecret(command).secret()).map(ClientSecret::reveal).contains(SECRET);
        assertThat(command.scope()).contains("a b");
    }

    @Test
    void readsAnAssertionWithOrWithoutAClientId() {
        String asserted = GRANT + "&client_assertion=a.b.c&client_assertion_type=" + TYPE;

        assertThat(read(null, FORM, List.of(), asserted).client())
                .isEqualTo(new ClientProof.AssertionProof("a.b.c", Optional.empty()));
        assertThat(read(null, FORM, List.of(), asserted + "&client_id=" + ID).client())
                .isEqualTo(new ClientProof.AssertionProof("a.b.c", Optional.of(ID)));
        assertThat(read(null, FORM, List.of(), asserted).toString()).doesNotContain("a.b.c");
    }

    @Test
    void refusesAnAssertionBesideASecret() {
        String asserted = IN_BODY + "&client_assertion=a.b.c&client_assertion_type=" + TYPE;
        assertThat(refusal(null, FORM, List.of(), asserted)).isEqualTo("400 invalid_request");
    }

    private static ClientProof.SecretProof bySecret(IssueToken.Command command) {
        return (ClientProof.SecretProof) command.client();
    }

    @Test
    void takesAParameterWithoutValueAsOmitted() {
        assertThat(read(null, FORM, List.of(BASIC), GRANT + "&scope=&client_secret=&client_id")
                        .scope())
                .isEmpty();
    }

    @Test
    void allowsTheSameClientIdBesideTheHeader() {
        assertThat(bySecret(read(null, FORM, List.of(BASIC), GRANT + "&client_id=" + ID))
                        .clientId())
                .isPresent();
    }

    @Test
    void passesOnWhatCannotBeACredential() {
        IssueToken.Command command = read(null, FORM, List.of(basic("nobody:nothing")), GRANT);

        assertThat(bySecret(command).clientId()).isEmpty();
        assertThat(bySecret(command).secret()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FORM,
                FORM + ";charset=UTF-8",
                FORM + " ; charset=\"utf-8\"",
                FORM + ";charset=ISO-8859-1",
                FORM + "; charset=utf8",
                FORM + "; charset=UTF-8;",
                FORM + "; charset=no-such-thing",
                FORM + "; boundary=x; charset=latin1",
                "Application/X-WWW-Form-Urlencoded",
                FORM + ";"
            })
    void acceptsTheFormInItsSpellings(String contentType) {
        assertThat(bySecret(read(null, contentType, List.of(), IN_BODY)).clientId())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", FORM + " charset=latin1", FORM + "x", ""})
    void refusesOtherBodies(String contentType) {
        assertThat(refusal(null, contentType, List.of(), IN_BODY)).isEqualTo("400 invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id=x", "a=b&client_secret=y", "client%5Fassertion=z", "client_id"})
    void refusesCredentialsInTheUrl(String query) {
        assertThat(refusal(query, FORM, List.of(BASIC), GRANT)).isEqualTo("400 invalid_request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|400 invalid_request",
                "scope=x|400 invalid_request",
                "grant_type=|400 invalid_request",
                "grant_type=client_credentials&grant_type=client_credentials|400 invalid_request",
                "grant_type=client_credentials&x=%zz|400 invalid_request",
                "grant_type=password|400 unsupported_grant_type",
                "grant_type=client_credentials&client_secret=x|400 invalid_request",
                "grant_type=client_credentials&client_assertion=x|400 invalid_request",
                "grant_type=client_credentials&client_id=other|400 invalid_request"
            })
    void refusesWhatIsWrongBesideTheHeader(String body, String refusal) {
        assertThat(refusal(null, FORM, List.of(BASIC), body)).isEqualTo(refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&client_id=x",
                "&client_secret=x",
                "&client_assertion=x",
                "&client_assertion=x&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:saml2-bearer",
                "&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "&client_id=x&client_assertion_type=y"
            })
    void asksNothingForAClientWithoutUsableCredentials(String credentials) {
        assertThat(request(null, FORM, List.of(), GRANT + credentials).command())
                .isEmpty();
    }

    @Test
    void asksNothingForAClientWithAMalformedHeader() {
        assertThat(request(null, FORM, List.of("Basic x"), GRANT).command()).isEmpty();
        assertThat(request(null, FORM, List.of("Bearer x"), IN_BODY).command()).isEmpty();
        assertThat(request(null, FORM, List.of(BASIC, BASIC), GRANT).command()).isEmpty();
    }

    @Test
    void judgesTheGrantTypeBeforeTheClient() {
        assertThat(refusal(null, FORM, List.of("Basic x"), "grant_type=password"))
                .isEqualTo("400 unsupported_grant_type");
    }

    private static IssueToken.Command read(String query, String contentType, List<String> authorizations, String body) {
        return request(query, contentType, authorizations, body).command().orElseThrow();
    }

    private static TokenRequest request(String query, String contentType, List<String> authorizations, String body) {
        return TokenRequest.read(query, contentType, authorizations, List.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(String query, String contentType, List<String> authorizations, String body) {
        OAuthError error = catchThrowableOfType(
                        OAuthRequestRefused.class, () -> request(query, contentType, authorizations, body))
                .error();
        return error.status() + " " + error.code();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}

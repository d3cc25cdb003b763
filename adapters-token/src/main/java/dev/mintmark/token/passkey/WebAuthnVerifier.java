package dev.mintmark.token.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.CollectedClientDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import dev.mintmark.application.port.out.session.PasskeyVerifier;
import dev.mintmark.domain.factor.PasskeyAssertion;
import dev.mintmark.domain.factor.PasskeyCredential;
import dev.mintmark.domain.factor.PasskeyRegistration;
import dev.mintmark.domain.factor.RelyingParty;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Checks answers by WebAuthn4J. How a passkey was made is not asked (attestation {@code none}): whatever device its
 * member trusts will do. Thread-safe.
 */
public final class WebAuthnVerifier implements PasskeyVerifier {
    private static final boolean PERSON_MADE_SURE_OF = true;
    private static final boolean PERSON_PRESENT = true;
    private static final List<PublicKeyCredentialParameters> ALGORITHMS = Stream.of(
                    COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256)
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    private final RelyingParty party;

    /** The library, and Jackson under it: loaded when somebody first uses a passkey. */
    private static final class Library {
        static final ObjectConverter CONVERTER = new ObjectConverter();
        static final CollectedClientDataConverter CLIENT_DATA = new CollectedClientDataConverter(CONVERTER);
        static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
    }

    /** For passkeys of this service. */
    public WebAuthnVerifier(RelyingParty party) {
        this.party = party;
    }

    @Override
    public Optional<String> challenge(String sent) {
        return read(() -> encoded(
                Library.CLIENT_DATA.convert(decoded(sent)).getChallenge().getValue()));
    }

    @Override
    public Optional<Made> verify(PasskeyRegistration answer, String challenge) {
        return read(() -> {
            AuthenticatorData<?> data = Library.MANAGER
                    .verify(
                            new RegistrationRequest(decoded(answer.attestation()), decoded(answer.clientData())),
                            new RegistrationParameters(
                                    asked(challenge), ALGORITHMS, PERSON_MADE_SURE_OF, PERSON_PRESENT))
                    .getAttestationObject()
                    .getAuthenticatorData();
            AttestedCredentialData made = data.getAttestedCredentialData();
            return new Made(
                    new PasskeyCredential(
                            encoded(made.getCredentialId()),
                            encoded(Library.CONVERTER.getCborMapper().writeValueAsBytes(made.getCOSEKey()))),
                    data.getSignCount());
        });
    }

    /** The count that is kept is none of the library's business: it is told 0, after which every count is right. */
    @Override
    public Optional<Long> verify(PasskeyAssertion answer, PasskeyCredential credential, String challenge) {
        COSEKey key = Library.CONVERTER.getCborMapper().readValue(decoded(credential.publicKey()), COSEKey.class);
        CredentialRecordImpl stored = new CredentialRecordImpl(
                null,
                null,
                null,
                null,
                0,
                new AttestedCredentialData(AAGUID.ZERO, decoded(credential.id()), key),
                null,
                null,
                null,
                null);
        return read(() -> Library.MANAGER
                .verify(
                        new AuthenticationRequest(
                                decoded(answer.credential()),
                                decoded(answer.authenticatorData()),
                                decoded(answer.clientData()),
                                decoded(answer.signature())),
                        new AuthenticationParameters(
                                asked(challenge),
                                stored,
                                List.of(decoded(credential.id())),
                                PERSON_MADE_SURE_OF,
                                PERSON_PRESENT))
                .getAuthenticatorData()
                .getSignCount());
    }

    private ServerProperty asked(String challenge) {
        return ServerProperty.builder()
                .origin(Origin.create(party.origin()))
                .rpId(party.id())
                .challenge(new DefaultChallenge(decoded(challenge)))
                .build();
    }

    /** Strangers send this, and what reads it complains in many ways: each of them says that it does not hold. */
    private static <T> Optional<T> read(Supplier<T> answer) {
        try {
            return Optional.ofNullable(answer.get());
        } catch (RuntimeException doesNotHold) {
            return Optional.empty();
        }
    }

    private static byte[] decoded(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

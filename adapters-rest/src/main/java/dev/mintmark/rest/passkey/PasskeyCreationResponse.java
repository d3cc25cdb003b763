package dev.mintmark.rest.passkey;

import dev.mintmark.domain.factor.PasskeyChallenge;
import dev.mintmark.domain.factor.PasskeyCreation;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a browser's {@code PublicKeyCredential.parseCreationOptionsFromJSON()} takes (WebAuthn §5.4).
 *
 * @param timeout milliseconds
 */
public record PasskeyCreationResponse(
        Party rp,
        User user,
        String challenge,
        List<Algorithm> pubKeyCredParams,
        long timeout,
        List<PasskeyDescriptor> excludeCredentials,
        Selection authenticatorSelection,
        String attestation) {
    /** ES256, EdDSA and RS256 (RFC 9053 §2, RFC 8812 §2). */
    private static final List<Algorithm> ALGORITHMS = Stream.of(-7, -8, -257)
            .map(algorithm -> new Algorithm(PasskeyDescriptor.TYPE, algorithm))
            .toList();

    /** This service. */
    public record Party(String id, String name) {}

    /** Whose the passkey will be. */
    public record User(String id, String name, String displayName) {}

    /** How a passkey may sign. */
    public record Algorithm(String type, int alg) {}

    /** What the device has to do. */
    public record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}

    /** These options. */
    public static PasskeyCreationResponse from(PasskeyCreation creation) {
        return new PasskeyCreationResponse(
                new Party(creation.party().id(), creation.party().name()),
                new User(
                        UserHandle.of(creation.member().id()),
                        creation.member().email().value(),
                        creation.member().displayName().value()),
                creation.challenge(),
                ALGORITHMS,
                PasskeyChallenge.LIFETIME.toMillis(),
                PasskeyDescriptor.of(creation.excluded()),
                new Selection("required", true, "required"),
                "none");
    }
}

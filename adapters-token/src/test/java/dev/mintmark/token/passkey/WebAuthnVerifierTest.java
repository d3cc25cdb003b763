package dev.mintmark.token.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mintmark.application.fake.PasskeyDevice;
import dev.mintmark.application.fake.PasskeyDevice.Answer;
import dev.mintmark.application.port.out.session.PasskeyVerifier.Made;
import dev.mintmark.domain.factor.PasskeyAssertion;
import dev.mintmark.domain.factor.PasskeyCredential;
import dev.mintmark.domain.factor.PasskeyRegistration;
import dev.mintmark.domain.factor.RelyingParty;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device answers holds as a whole or not at all (WebAuthn §7); the device is written by hand. */
class WebAuthnVerifierTest {
    private static final String HOST = "mint.example";
    private static final String PAGE = "https://mint.example";
    private static final String CHALLENGE = "c2Vjb25kIHN0ZXBzc2Vjb25kIHN0ZXBz";
    private static final String ANOTHER = "dGhlIHBhc3NrZXkgb2YgYW5uIGlzIGFu";

    private final WebAuthnVerifier verifier =
            new WebAuthnVerifier(new RelyingParty(HOST, "Mintmark mint.example", PAGE));
    private final PasskeyDevice device = new PasskeyDevice(HOST, PAGE);

    @Test
    void aPasskeyIsMadeAndSignsIn() {
        Made made = verifier.verify(registration(device.create(CHALLENGE)), CHALLENGE)
                .orElseThrow();

        assertThat(made.credential().id()).isEqualTo(device.id());
        assertThat(made.signCount()).isEqualTo(1);
        assertThat(signed(made.credential(), device.counting(7).get(CHALLENGE, "")))
                .contains(7L);
        assertThat(signed(made.credential(), device.counting(0).get(CHALLENGE, "")))
                .contains(0L);
        assertThat(signed(made.credential(), device.counting(0xffff_ffffL).get(CHALLENGE, "")))
                .contains(0xffff_ffffL);
    }

    @Test
    void theChallengeIsReadFromTheAnswer() {
        assertThat(verifier.challenge(device.create(CHALLENGE).clientData())).contains(CHALLENGE);
        assertThat(verifier.challenge(device.get(ANOTHER, "").clientData())).contains(ANOTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bnVsbA", "e30", "W10", "!", "eyJjaGFsbGVuZ2UiOjF9", "AAAA", "_w"})
    void whatIsNoClientDataHasNoChallenge(String clientData) {
        assertThat(verifier.challenge(clientData)).isEmpty();
    }

    @Test
    void aPasskeyForAnotherPageHostOrChallengeIsNotMade() {
        assertThat(made(new PasskeyDevice(HOST, "https://evil.example"))).isEmpty();
        assertThat(made(new PasskeyDevice(HOST, "http://mint.example"))).isEmpty();
        assertThat(made(new PasskeyDevice(HOST, "https://mint.example:8443"))).isEmpty();
        assertThat(made(new PasskeyDevice(HOST, "https://sub.mint.example"))).isEmpty();
        assertThat(made(new PasskeyDevice("evil.example", PAGE))).isEmpty();
        assertThat(made(new PasskeyDevice(HOST, PAGE).verifying(false))).isEmpty();
        assertThat(made(new PasskeyDevice(HOST, PAGE).framed(true))).isEmpty();
        assertThat(verifier.verify(registration(device.create(ANOTHER)), CHALLENGE))
                .isEmpty();
        assertThat(verifier.verify(
                        new PasskeyRegistration(
                                device.get(CHALLENGE, "").clientData(),
                                device.create(CHALLENGE).attestation()),
                        CHALLENGE))
                .isEmpty();
    }

    @Test
    void aSignInAtAnotherPageHostOrChallengeDoesNotHold() {
        PasskeyCredential known = made(device).orElseThrow().credential();

        assertThat(signed(known, device.at("https://evil.example").get(CHALLENGE, "")))
                .isEmpty();
        device.at(PAGE);
        assertThat(signed(known, device.of("evil.example").get(CHALLENGE, ""))).isEmpty();
        device.of(HOST);
        assertThat(signed(known, device.verifying(false).get(CHALLENGE, ""))).isEmpty();
        device.verifying(true);
        assertThat(signed(known, device.framed(true).get(CHALLENGE, ""))).isEmpty();
        device.framed(false);
        assertThat(signed(known, device.get(ANOTHER, ""))).isEmpty();
        assertThat(signed(known, device.get("webauthn.create", CHALLENGE, ""))).isEmpty();
        assertThat(signed(known, device.get("payment.get", CHALLENGE, ""))).isEmpty();
        assertThat(signed(known, device.get(CHALLENGE, ""))).isPresent();
    }

    @Test
    void anotherPasskeySignsNobodyElseIn() {
        PasskeyCredential known = made(device).orElseThrow().credential();
        PasskeyDevice other = new PasskeyDevice(HOST, PAGE);
        Answer theirs = other.get(CHALLENGE, "");

        assertThat(signed(known, theirs)).isEmpty();
        assertThat(signed(
                        known,
                        new Answer(
                                device.id(),
                                theirs.clientData(),
                                "",
                                theirs.authenticatorData(),
                                theirs.signature(),
                                "")))
                .isEmpty();
    }

    /** Whatever byte is another one, the answer does not hold, and nothing else happens. */
    @Test
    void noByteOfASignInCanBeAnother() {
        PasskeyCredential known = made(device).orElseThrow().credential();
        Answer answer = device.get(CHALLENGE, "");
        for (int at = 0; at < bytes(answer.authenticatorData()).length; at++) {
            Answer changed = new Answer(
                    answer.id(),
                    answer.clientData(),
                    "",
                    changed(answer.authenticatorData(), at),
                    answer.signature(),
                    "");
            assertThat(signed(known, changed)).as("byte %s", at).isEmpty();
        }
        for (int at = 0; at < bytes(answer.clientData()).length; at++) {
            Answer changed = new Answer(
                    answer.id(),
                    changed(answer.clientData(), at),
                    "",
                    answer.authenticatorData(),
                    answer.signature(),
                    "");
            assertThat(signed(known, changed)).as("byte %s", at).isEmpty();
        }
        assertThat(signed(known, answer)).isPresent();
    }

    /** Nothing but an answer comes of an attestation in which any byte is another one, or that ends anywhere. */
    @Test
    void aBrokenAttestationIsAnsweredToo() {
        Answer answer = device.create(CHALLENGE);
        byte[] whole = bytes(answer.attestation());
        for (int at = 0; at < whole.length; at++) {
            assertThat(verifier.verify(
                            new PasskeyRegistration(answer.clientData(), changed(answer.attestation(), at)), CHALLENGE))
                    .isNotNull();
            String cut = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, at));
            assertThat(verifier.verify(new PasskeyRegistration(answer.clientData(), cut), CHALLENGE))
                    .as("cut at %s", at)
                    .isEmpty();
        }
    }

    private Optional<Made> made(PasskeyDevice by) {
        return verifier.verify(registration(by.create(CHALLENGE)), CHALLENGE);
    }

    private Optional<Long> signed(PasskeyCredential known, Answer answer) {
        return verifier.verify(
                new PasskeyAssertion(
                        answer.id(),
                        answer.clientData(),
                        answer.authenticatorData(),
                        answer.signature(),
                        Optional.empty()),
                known,
                CHALLENGE);
    }

    private static PasskeyRegistration registration(Answer answer) {
        return new PasskeyRegistration(answer.clientData(), answer.attestation());
    }

    private static byte[] bytes(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }

    private static String changed(String base64url, int at) {
        byte[] bytes = bytes(base64url);
        bytes[at] ^= 1;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

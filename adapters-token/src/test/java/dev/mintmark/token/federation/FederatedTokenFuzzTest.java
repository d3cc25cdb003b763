package dev.mintmark.token.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.KeySource;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.token.NativeCrypto;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is sent: nothing is thrown, and nothing is believed. */
class FederatedTokenFuzzTest {
    private static final ECKey EC = Foreign.ec("ec-1");
    private static final TrustedIssuerKeys KEYS =
            new TrustedIssuerKeys(new GuardedClient(AddressGuard.allowing(List.of())), Clock.systemUTC());
    private static final JwtFederatedTokenVerifier VERIFIER = new JwtFederatedTokenVerifier(KEYS, NativeCrypto.load());
    private static final TrustedIssuer ISSUER = Foreign.trusted(
            "https://issuer.example",
            new KeySource(
                    Optional.empty(),
                    Optional.of(JSONObjectUtils.toJSONString(
                            Map.of("keys", List.of(EC.toPublicJWK().toJSONObject()))))),
            IssuerAlgorithm.values());
    private static final String SOUND =
            Foreign.token("https://issuer.example", EC, JWSAlgorithm.ES256, claims -> claims, header -> header);

    @Property
    void readsNoTextThatIsNoToken(@ForAll String text) {
        assertThat(VERIFIER.read(text)).isEmpty();
    }

    @Property
    void believesNoTokenOfWhichACharacterWasChanged(@ForAll int place, @ForAll char other) {
        int at = Math.floorMod(place, SOUND.length());
        String changed = SOUND.substring(0, at) + other + SOUND.substring(at + 1);

        boolean believed = VERIFIER.read(changed)
                .filter(token -> VERIFIER.signer(token, List.of(ISSUER)).isPresent())
                .isPresent();
        assertThat(believed).isEqualTo(changed.equals(SOUND));
    }
}

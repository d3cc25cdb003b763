package dev.mintmark.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import dev.mintmark.application.port.out.token.TokenVerifier;
import dev.mintmark.domain.key.SigningKey;
import java.text.ParseException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Verifies tokens in the compact serialization by the key that they name and its one algorithm. Thread-safe. */
public final class JwtTokenVerifier implements TokenVerifier {
    private final NativeCrypto crypto;

    /** Verifies with the given provider where it can. */
    public JwtTokenVerifier(NativeCrypto crypto) {
        this.crypto = Objects.requireNonNull(crypto);
    }

    @Override
    public Optional<Map<String, Object>> verify(
            String token, Set<String> types, Function<String, Optional<SigningKey>> keys) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return CompactJws.parse(token)
                .filter(jws -> isOneOf(types, jws.getHeader().getType()))
                .filter(jws -> holds(jws, keys))
                .map(jws -> jws.getPayload().toJSONObject());
    }

    private static boolean isOneOf(Set<String> types, JOSEObjectType sent) {
        return types.stream().anyMatch(type -> new JOSEObjectType(type).equals(sent));
    }

    private boolean holds(JWSObject jws, Function<String, Optional<SigningKey>> keys) {
        JWSHeader header = jws.getHeader();
        Optional<SigningKey> key = Optional.ofNullable(header.getKeyID())
                .flatMap(keys)
                .filter(found ->
                        found.algorithm().name().equals(header.getAlgorithm().getName()));
        try {
            return key.isPresent() && jws.verify(verifier(key.get()));
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException notOurs) {
            return false;
        }
    }

    private JWSVerifier verifier(SigningKey key) throws ParseException, JOSEException {
        JWK jwk = JWK.parse(key.publicJwk());
        JWSVerifier verifier =
                switch (key.algorithm()) {
                    case ES256 -> new ECDSAVerifier(jwk.toECKey());
                    case RS256 -> new RSASSAVerifier(jwk.toRSAKey());
                };
        crypto.provider().ifPresent(verifier.getJCAContext()::setProvider);
        return verifier;
    }
}

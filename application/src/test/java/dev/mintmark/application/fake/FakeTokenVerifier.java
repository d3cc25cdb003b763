package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.token.TokenVerifier;
import dev.mintmark.domain.key.SigningKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Knows the tokens that fake keys "signed": for tests only. */
public final class FakeTokenVerifier implements TokenVerifier {
    private final FakeKeys signer;

    /** Knows what this one signed. */
    public FakeTokenVerifier(FakeKeys signer) {
        this.signer = signer;
    }

    @Override
    public Optional<Map<String, Object>> verify(
            String token, Set<String> types, Function<String, Optional<SigningKey>> keys) {
        return Optional.ofNullable(signer.read(token))
                .filter(signed -> types.contains(signed.type()))
                .filter(signed -> keys.apply(signed.key().kid()).isPresent())
                .map(signed -> asRead(signed.claims()));
    }

    private static Map<String, Object> asRead(Map<String, Object> claims) {
        Map<String, Object> read = new LinkedHashMap<>();
        claims.forEach((name, value) -> read.put(name, value instanceof Integer number ? number.longValue() : value));
        return read;
    }
}

package dev.mintmark.application.fake;

import dev.mintmark.application.port.out.host.IssuerKeys;
import dev.mintmark.application.port.out.token.FederatedTokenVerifier;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.federation.FederatedToken;
import dev.mintmark.domain.federation.IssuerAlgorithm;
import dev.mintmark.domain.federation.TrustedIssuer;
import dev.mintmark.domain.federation.TrustedIssuerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Tokens of other issuers that remember which issuer "signed" them: for tests only. */
public final class FakeFederation implements FederatedTokenVerifier, IssuerKeys {
    private final AtomicInteger counter = new AtomicInteger();
    private final Map<String, Signed> signed = new ConcurrentHashMap<>();
    private final AtomicInteger verifications = new AtomicInteger();

    /** A token with these claims, signed by an issuer. */
    public String sign(TrustedIssuerId issuer, Map<String, Object> claims) {
        String token = "token-" + counter.incrementAndGet();
        signed.put(token, new Signed(issuer, claims));
        return token;
    }

    /** How many signatures were verified, with a key or without. */
    public int verifications() {
        return verifications.get();
    }

    @Override
    public Optional<Presented> read(String token) {
        return Optional.ofNullable(signed.get(token))
                .flatMap(found -> FederatedToken.of(found.claims()))
                .map(read -> new Presented(token, IssuerAlgorithm.ES256, Optional.empty(), read));
    }

    @Override
    public Optional<TrustedIssuer> signer(Presented token, List<TrustedIssuer> issuers) {
        verifications.incrementAndGet();
        return issuers.stream()
                .filter(issuer -> issuer.accepts(token.algorithm()))
                .filter(issuer -> issuer.id().equals(signed.get(token.compact()).issuer()))
                .findFirst();
    }

    @Override
    public Optional<String> read(Map<String, Object> jwks, String field, Violations violations) {
        if (!jwks.containsKey("keys")) {
            violations.add(field, Fault.INVALID_JWK);
            return Optional.empty();
        }
        return Optional.of(jwks.toString());
    }

    @Override
    public Fetched fetch(TrustedIssuer issuer) {
        return new Fetched(
                true,
                "One key that can be used.",
                issuer.settings().keys().address(),
                List.of(new Key(Optional.of("one"), "EC", true)));
    }

    private record Signed(TrustedIssuerId issuer, Map<String, Object> claims) {}
}

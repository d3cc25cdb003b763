package dev.mintmark.domain.federation;

import dev.mintmark.domain.Coded;

/** How an issuer may sign its tokens: JOSE algorithms with a public key (RFC 7518 §3.1). */
public enum IssuerAlgorithm implements Coded {
    RS256,
    RS384,
    RS512,
    PS256,
    PS384,
    PS512,
    ES256,
    ES384,
    ES512;

    @Override
    public String code() {
        return name();
    }
}

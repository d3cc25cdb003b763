package dev.mintmark.domain.key;

import dev.mintmark.domain.Coded;

/** How tokens are signed: JOSE algorithm names (RFC 7518 §3.1). */
public enum SigningAlgorithm implements Coded {
    ES256,
    RS256;

    @Override
    public String code() {
        return name();
    }
}

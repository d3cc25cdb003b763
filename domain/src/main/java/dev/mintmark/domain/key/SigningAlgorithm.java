package dev.mintmark.domain.key;

/** How tokens are signed: JOSE algorithm names (RFC 7518 §3.1). */
public enum SigningAlgorithm {
    ES256,
    RS256
}

package dev.mintmark.domain.resourceserver;

import dev.mintmark.domain.Coded;

/** The {@code typ} in the header of an API's access tokens (rules §7). */
public enum TokenType implements Coded {
    /** As RFC 9068 §2.1 says. */
    AT_JWT("at+jwt"),
    /** For verifiers that take no other (RFC 7519 §5.1). */
    JWT("JWT");

    private final String code;

    TokenType(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

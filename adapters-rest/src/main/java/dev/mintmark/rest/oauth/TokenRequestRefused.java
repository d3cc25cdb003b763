package dev.mintmark.rest.oauth;

import dev.mintmark.rest.error.OAuthError;

/** A token request that is refused before the use case is asked. */
final class TokenRequestRefused extends RuntimeException {
    private final transient OAuthError error;

    TokenRequestRefused(OAuthError error) {
        super(error.code(), null, false, false);
        this.error = error;
    }

    OAuthError error() {
        return error;
    }
}

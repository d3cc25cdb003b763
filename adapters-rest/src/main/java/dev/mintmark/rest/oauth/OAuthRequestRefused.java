package dev.mintmark.rest.oauth;

import dev.mintmark.rest.error.OAuthError;

/** A request to an OAuth endpoint that is refused before the use case is asked. */
final class OAuthRequestRefused extends RuntimeException {
    private final transient OAuthError error;

    OAuthRequestRefused(OAuthError error) {
        super(error.code(), null, false, false);
        this.error = error;
    }

    OAuthError error() {
        return error;
    }
}

package dev.mintmark.domain.issuance;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all access tokens of the installation have in common (rules §7, http-api §1).
 *
 * @param issuer who issues them: the URI of this service
 * @param audience the one audience
 * @param scope the one API scope
 * @param lifetime from 1 minute to 24 hours
 */
public record TokenPolicy(String issuer, String audience, String scope, Duration lifetime) {
    /**
     * The scope that a request gets (RFC 6749 §3.3): the installation's, if it asks for that or for none.
     *
     * @param requested the scope that is asked for; empty if none is
     * @return empty if something else is asked for
     */
    public Optional<String> grant(Optional<String> requested) {
        return requested.map(this::isScope).orElse(true) ? Optional.of(scope) : Optional.empty();
    }

    /** The order of scopes, repetitions and outer spaces mean nothing. */
    private boolean isScope(String requested) {
        return Stream.of(requested.split(" "))
                .filter(token -> !token.isEmpty())
                .collect(Collectors.toSet())
                .equals(Set.of(scope));
    }
}

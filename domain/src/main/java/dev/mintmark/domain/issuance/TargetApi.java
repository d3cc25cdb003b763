package dev.mintmark.domain.issuance;

import dev.mintmark.domain.key.SigningAlgorithm;
import dev.mintmark.domain.resourceserver.ApiAccess;
import dev.mintmark.domain.resourceserver.ResourceServerId;
import dev.mintmark.domain.resourceserver.TokenType;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The API that a token is to be for, as far as it decides about the token (rules §7 steps 7 and 8, §10).
 *
 * @param identifier the token's {@code aud}
 * @param scopes of the API, in its order
 * @param scopesOfPlan what the app's plan opens of it; empty if the plan does not list the API, or there is no plan
 * @param requiresDpop whether its tokens are always bound to a key (RFC 9449)
 */
public record TargetApi(
        ResourceServerId id,
        String identifier,
        List<String> scopes,
        SigningAlgorithm signingAlgorithm,
        Duration tokenLifetime,
        TokenType tokenType,
        ApiAccess access,
        boolean enabled,
        Optional<List<String>> scopesOfPlan,
        boolean requiresDpop) {
    public TargetApi {
        scopes = List.copyOf(scopes);
        scopesOfPlan = scopesOfPlan.map(List::copyOf);
    }

    /** Whether the app may have tokens for it. */
    public boolean isOpen() {
        return access == ApiAccess.OPEN || scopesOfPlan.isPresent();
    }

    /** The scopes that the app may have, in the API's order. */
    public List<String> openScopes() {
        if (access == ApiAccess.OPEN) {
            return scopes;
        }
        List<String> ofPlan = scopesOfPlan.orElse(List.of());
        return scopes.stream().filter(ofPlan::contains).toList();
    }

    /** Whether there are such scopes. Order, repetitions and outer spaces mean nothing (RFC 6749 §3.3). */
    boolean knows(Optional<String> requested) {
        return requested.isEmpty() || scopes.containsAll(tokens(requested.get()));
    }

    /** Whether the app may have all the scopes that it asks for. */
    boolean opens(Optional<String> requested) {
        return requested.isEmpty() || openScopes().containsAll(tokens(requested.get()));
    }

    /** Those of the requested scopes that the app may have, or all that it may have if it asks for none, in order. */
    public List<String> grant(Optional<String> requested) {
        if (requested.isEmpty()) {
            return openScopes();
        }
        Set<String> tokens = tokens(requested.get());
        return openScopes().stream().filter(tokens::contains).toList();
    }

    /** A request of spaces only asks for a scope without a name, which no API has. */
    private static Set<String> tokens(String requested) {
        Set<String> tokens = new LinkedHashSet<>(List.of(requested.split(" ")));
        tokens.remove("");
        return tokens.isEmpty() ? Set.of("") : tokens;
    }
}

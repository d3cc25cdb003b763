package dev.mintmark.domain.resourceserver;

import dev.mintmark.domain.DurationText;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.key.SigningAlgorithm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What operators may change about an API (rules §10).
 *
 * @param scopes in the order in which tokens list them
 * @param tokenLifetime whole seconds, {@link #SHORTEST} to {@link #LONGEST}
 * @param enabled whether tokens are issued for it
 * @param requireDpop whether its tokens are always bound to a key (RFC 9449)
 */
public record ApiSettings(
        List<ApiScope> scopes,
        SigningAlgorithm signingAlgorithm,
        Duration tokenLifetime,
        TokenType tokenType,
        ApiAccess access,
        boolean enabled,
        boolean requireDpop) {
    /** The shortest lifetime of a token. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);

    /** The longest lifetime of a token. */
    public static final Duration LONGEST = Duration.ofHours(24);

    public ApiSettings {
        scopes = List.copyOf(scopes);
    }

    /** Settings as somebody typed them, not checked; empty where nothing was given. */
    public record Input(
            Optional<List<ApiScope.Input>> scopes,
            Optional<SigningAlgorithm> signingAlgorithm,
            Optional<String> tokenLifetime,
            Optional<TokenType> tokenType,
            Optional<ApiAccess> access,
            Optional<Boolean> enabled,
            Optional<Boolean> requireDpop) {
        /** Nothing. */
        public static final Input NONE = new Input(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The settings of an API of which nothing is said: no scope, open to every app, enabled, DPoP not required. */
    public static ApiSettings initial(SigningAlgorithm signingAlgorithm, Duration tokenLifetime) {
        return new ApiSettings(
                List.of(), signingAlgorithm, tokenLifetime, TokenType.AT_JWT, ApiAccess.OPEN, true, false);
    }

    /** These settings, changed where something is given. Reports every violation. */
    public Optional<ApiSettings> parseChange(Input given, Violations violations) {
        Optional<List<ApiScope>> newScopes = given.scopes.isPresent()
                ? ApiScope.parseList(given.scopes.get(), "scopes", violations)
                : Optional.of(scopes);
        Optional<Duration> newLifetime = given.tokenLifetime.isPresent()
                ? lifetime(given.tokenLifetime.get(), "tokenLifetime", violations)
                : Optional.of(tokenLifetime);
        if (newScopes.isEmpty() || newLifetime.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ApiSettings(
                newScopes.get(),
                given.signingAlgorithm.orElse(signingAlgorithm),
                newLifetime.get(),
                given.tokenType.orElse(tokenType),
                given.access.orElse(access),
                given.enabled.orElse(enabled),
                given.requireDpop.orElse(requireDpop)));
    }

    /** The names of the scopes, in order. */
    public List<String> scopeNames() {
        return scopes.stream().map(ApiScope::name).toList();
    }

    private static Optional<Duration> lifetime(String text, String field, Violations violations) {
        Optional<Duration> lifetime = DurationText.parse(text, SHORTEST, LONGEST);
        if (lifetime.isEmpty()) {
            violations.add(
                    field,
                    Fault.INVALID_DURATION,
                    "Give a duration of whole seconds from one minute to 24 hours, such as PT15M.");
        }
        return lifetime;
    }
}

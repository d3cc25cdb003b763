package dev.mintmark.domain.federation;

import dev.mintmark.domain.DisplayName;
import dev.mintmark.domain.DurationText;
import dev.mintmark.domain.Fault;
import dev.mintmark.domain.Violations;
import dev.mintmark.domain.WebAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What operators may change about a trusted issuer (rules §11).
 *
 * @param algorithms with which its tokens may be signed; at least one, in the order of {@link IssuerAlgorithm}
 * @param maxTokenLifetime the greatest lifetime of its tokens, whole seconds, {@link #SHORTEST} to {@link #LONGEST}
 * @param enabled whether its tokens count
 */
public record TrustedIssuerSettings(
        DisplayName name,
        KeySource keys,
        List<IssuerAlgorithm> algorithms,
        Duration maxTokenLifetime,
        boolean enabled) {
    /** The least that the greatest lifetime can be. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);

    /** The most that it can be. */
    public static final Duration LONGEST = Duration.ofDays(366);

    /** What it is where nothing is said. */
    public static final Duration USUAL = Duration.ofHours(24);

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]+");

    private static final List<IssuerAlgorithm> USUAL_ALGORITHMS = List.of(IssuerAlgorithm.RS256, IssuerAlgorithm.ES256);

    /** Checks that nothing is missing. */
    public TrustedIssuerSettings {
        Objects.requireNonNull(name);
        Objects.requireNonNull(keys);
        algorithms = List.copyOf(EnumSet.copyOf(algorithms));
    }

    /**
     * Settings as somebody typed them, not checked; empty where nothing was given.
     *
     * @param address where the key set is; the empty text for nowhere
     * @param keySet the key set, checked; empty inside for none
     */
    public record Input(
            Optional<String> name,
            Optional<String> address,
            Optional<Optional<String>> keySet,
            Optional<List<IssuerAlgorithm>> algorithms,
            Optional<String> maxTokenLifetime,
            Optional<Boolean> enabled) {}

    /** The settings of a new issuer; what is not given is as usual, and its keys are discovered. */
    public static Optional<TrustedIssuerSettings> parse(Input given, Violations violations) {
        return parse(given, Optional.empty(), new Rest(KeySource.DISCOVERY, USUAL_ALGORITHMS, USUAL, true), violations);
    }

    /** These settings, changed where something is given. Reports every violation. */
    public Optional<TrustedIssuerSettings> parseChange(Input given, Violations violations) {
        return parse(given, Optional.of(name), new Rest(keys, algorithms, maxTokenLifetime, enabled), violations);
    }

    private record Rest(KeySource keys, List<IssuerAlgorithm> algorithms, Duration maxTokenLifetime, boolean enabled) {}

    private static Optional<TrustedIssuerSettings> parse(
            Input given, Optional<DisplayName> current, Rest rest, Violations violations) {
        Optional<DisplayName> name = given.name.isPresent() || current.isEmpty()
                ? DisplayName.parse(given.name.orElse(null), "name", violations)
                : current;
        Optional<KeySource> keys = keys(given, rest.keys, violations);
        Optional<List<IssuerAlgorithm>> algorithms = algorithms(given.algorithms.orElse(rest.algorithms), violations);
        Optional<Duration> lifetime = given.maxTokenLifetime.isPresent()
                ? lifetime(given.maxTokenLifetime.get(), violations)
                : Optional.of(rest.maxTokenLifetime);
        if (name.isEmpty() || keys.isEmpty() || algorithms.isEmpty() || lifetime.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TrustedIssuerSettings(
                name.get(), keys.get(), algorithms.get(), lifetime.get(), given.enabled.orElse(rest.enabled)));
    }

    /** Whoever gives one of the two leaves the other out: it is then gone. */
    private static Optional<KeySource> keys(Input given, KeySource current, Violations violations) {
        Optional<String> address = given.address.filter(text -> !text.isEmpty());
        Optional<String> keySet = given.keySet.flatMap(set -> set);
        if (address.isPresent() && keySet.isPresent()) {
            violations.add("jwks", Fault.INVALID_JWK, "Give the keys by jwksUri or by jwks, not by both.");
            return Optional.empty();
        }
        if (address.isPresent()) {
            return isAddress(address.get(), "jwksUri", violations)
                    ? Optional.of(new KeySource(address, Optional.empty()))
                    : Optional.empty();
        }
        if (keySet.isPresent()) {
            return Optional.of(new KeySource(Optional.empty(), keySet));
        }
        return Optional.of(new KeySource(
                given.address.isPresent() ? Optional.empty() : current.address(),
                given.keySet.isPresent() ? Optional.empty() : current.keySet()));
    }

    static boolean isAddress(String text, String field, Violations violations) {
        if (text.length() > TrustedIssuer.MAX_ADDRESS) {
            violations.add(
                    field, Fault.TOO_LONG, "An address has at most " + TrustedIssuer.MAX_ADDRESS + " characters.");
            return false;
        }
        if (!VISIBLE.matcher(text).matches() || !WebAddress.isSafe(text)) {
            violations.add(
                    field,
                    Fault.INVALID_URI,
                    "Give an absolute address that begins with https, without user information and fragment.");
            return false;
        }
        return true;
    }

    private static Optional<List<IssuerAlgorithm>> algorithms(List<IssuerAlgorithm> given, Violations violations) {
        if (given.isEmpty()) {
            violations.add("algorithms", Fault.REQUIRED);
            return Optional.empty();
        }
        Set<IssuerAlgorithm> each = EnumSet.copyOf(given);
        return Optional.of(List.copyOf(each));
    }

    private static Optional<Duration> lifetime(String text, Violations violations) {
        Optional<Duration> lifetime = DurationText.parse(text, SHORTEST, LONGEST);
        if (lifetime.isEmpty()) {
            violations.add(
                    "maxTokenLifetime",
                    Fault.INVALID_DURATION,
                    "Give a duration of whole seconds from one minute to 366 days, such as PT1H or P1D.");
        }
        return lifetime;
    }
}

package dev.mintmark.domain.app;

import dev.mintmark.domain.Violations;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a tenant may change about its app at any time (rules §5).
 *
 * @param redirectUris metadata only: an app has the client credentials grant only
 * @param postLogoutRedirectUris metadata only
 * @param enabled whether the app may get tokens
 */
public record AppSettings(
        AppName name,
        List<AppUri> redirectUris,
        List<AppUri> postLogoutRedirectUris,
        AllowedDomains allowedDomains,
        boolean enabled) {
    public AppSettings {
        redirectUris = List.copyOf(redirectUris);
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
    }

    /** Settings as somebody typed them, not checked; empty where nothing was given. */
    public record Input(
            Optional<String> name,
            Optional<List<String>> redirectUris,
            Optional<List<String>> postLogoutRedirectUris,
            Optional<List<String>> allowedDomains,
            Optional<Boolean> enabled) {}

    /**
     * The settings of a new app, which needs a name, has no URI and no domain unless it is given one, and is enabled
     * unless it is given otherwise. Reports every violation.
     */
    public static Optional<AppSettings> parse(Input given, Violations violations) {
        return parse(given, Optional.empty(), violations);
    }

    /** These settings, changed where something is given. Reports every violation. */
    public Optional<AppSettings> parseChange(Input given, Violations violations) {
        return parse(given, Optional.of(this), violations);
    }

    private static Optional<AppSettings> parse(Input given, Optional<AppSettings> current, Violations violations) {
        Optional<AppName> name =
                field(given.name, "", current.map(AppSettings::name), text -> AppName.parse(text, "name", violations));
        Optional<List<AppUri>> redirectUris = field(
                given.redirectUris,
                List.of(),
                current.map(AppSettings::redirectUris),
                texts -> AppUri.parseList(texts, "redirectUris", violations));
        Optional<List<AppUri>> postLogoutRedirectUris = field(
                given.postLogoutRedirectUris,
                List.of(),
                current.map(AppSettings::postLogoutRedirectUris),
                texts -> AppUri.parseList(texts, "postLogoutRedirectUris", violations));
        Optional<AllowedDomains> allowedDomains = field(
                given.allowedDomains,
                List.of(),
                current.map(AppSettings::allowedDomains),
                texts -> AllowedDomains.parse(texts, "allowedDomains", violations));
        boolean enabled =
                given.enabled.or(() -> current.map(AppSettings::enabled)).orElse(true);
        if (name.isEmpty() || redirectUris.isEmpty() || postLogoutRedirectUris.isEmpty() || allowedDomains.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AppSettings(
                name.get(), redirectUris.get(), postLogoutRedirectUris.get(), allowedDomains.get(), enabled));
    }

    private static <I, V> Optional<V> field(
            Optional<I> given, I missing, Optional<V> current, Function<I, Optional<V>> parser) {
        return given.isEmpty() && current.isPresent() ? current : parser.apply(given.orElse(missing));
    }

    /**
     * Whether going from these settings to those only takes away: the same settings, or the same and disabled (rules
     * §2).
     */
    public boolean onlyTakesAwayIn(AppSettings next) {
        AppSettings switchedOff = new AppSettings(name, redirectUris, postLogoutRedirectUris, allowedDomains, false);
        return next.equals(this) || next.equals(switchedOff);
    }
}

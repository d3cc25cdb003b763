package dev.mintmark.domain.app;

import java.util.List;

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

    /**
     * Whether going from these settings to those only takes away: the same settings, perhaps switched off (rules §2).
     */
    public boolean onlyTakesAwayIn(AppSettings next) {
        AppSettings switchedOff = new AppSettings(name, redirectUris, postLogoutRedirectUris, allowedDomains, false);
        return next.equals(this) || next.equals(switchedOff);
    }
}

package dev.mintmark.rest.provider;

import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.member.Role;
import dev.mintmark.domain.provider.EmailDomain;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.ProviderSecret;
import dev.mintmark.domain.provider.ProviderSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where people sign in (http-api §2, sign-in); neither the client secret nor the private key comes back.
 *
 * @param clientSecretSet whether there is a client secret
 * @param clientKeySet whether there is a private key in place of one
 * @param breakGlassMemberId null for nobody
 * @param redirectUri what is to be registered at the provider
 * @param postLogoutRedirectUri the same, for those who sign out there
 */
record IdentityProviderResponse(
        String id,
        String issuer,
        String clientId,
        boolean clientSecretSet,
        boolean clientKeySet,
        List<String> emailDomains,
        Map<String, String> groupRoles,
        boolean localPasswords,
        boolean enabled,
        String breakGlassMemberId,
        String redirectUri,
        String postLogoutRedirectUri,
        Instant createdAt,
        Instant updatedAt) {
    static IdentityProviderResponse from(IdentityProvider provider, TokenPolicy policy) {
        ProviderSettings settings = provider.settings();
        Map<String, String> groupRoles = new TreeMap<>();
        settings.groupRoles().forEach((group, roles) -> groupRoles.put(group, code(roles)));
        return new IdentityProviderResponse(
                provider.id().toString(),
                settings.issuer(),
                settings.clientId(),
                has(provider, ProviderSecret.Kind.CLIENT_SECRET),
                has(provider, ProviderSecret.Kind.CLIENT_KEY),
                settings.emailDomains().stream().map(EmailDomain::value).toList(),
                groupRoles,
                settings.localPasswords(),
                settings.enabled(),
                settings.breakGlass().map(MemberId::toString).orElse(null),
                ProviderPaths.callback(policy, provider.id()).toString(),
                ProviderPaths.home(policy).toString(),
                provider.createdAt(),
                provider.updatedAt());
    }

    private static boolean has(IdentityProvider provider, ProviderSecret.Kind kind) {
        return provider.secret().filter(secret -> secret.kind() == kind).isPresent();
    }

    /** A group gives one role here. */
    private static String code(Set<Role> roles) {
        return roles.iterator().next().code();
    }
}

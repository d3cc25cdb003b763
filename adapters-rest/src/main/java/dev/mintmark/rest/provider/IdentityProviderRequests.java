package dev.mintmark.rest.provider;

import dev.mintmark.application.port.in.people.ManageIdentityProviders;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.ProviderSecret;
import dev.mintmark.domain.provider.ProviderSecret.Kind;
import dev.mintmark.domain.provider.ProviderSettings;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.http.EntityTags;
import dev.mintmark.rest.json.JsonBody;
import dev.mintmark.rest.json.JsonText;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What tenants and the installation ask alike about their providers. Whoever sets one says who becomes an admin: it
 * takes a person, and a fresh sign-in (rules §13).
 */
@Dependent
class IdentityProviderRequests {
    private final ManageIdentityProviders providers;
    private final CurrentMember current;
    private final TokenPolicy policy;

    @Inject
    IdentityProviderRequests(ManageIdentityProviders providers, CurrentMember current, TokenPolicy policy) {
        this.providers = providers;
        this.current = current;
        this.policy = policy;
    }

    Response read(Owner owner, String ifNoneMatch) {
        IdentityProvider provider = providers.read(owner);
        return EntityTags.answer(ifNoneMatch, provider.version(), IdentityProviderResponse.from(provider, policy));
    }

    Response put(Owner owner, String ifMatch, byte[] sent) {
        requireAPersonJustSignedIn();
        JsonBody body = JsonBody.read(sent);
        var command = new ManageIdentityProviders.Command(
                owner,
                EntityTags.expectedVersion(ifMatch, () -> providers.read(owner).version()),
                new ProviderSettings.Input(
                        body.text("issuer"),
                        body.text("clientId"),
                        body.texts("emailDomains").orElse(List.of()),
                        groupRoles(body),
                        body.flag("localPasswords").orElse(true),
                        body.flag("enabled").orElse(true),
                        body.text("breakGlassMemberId")),
                secrets(body));
        body.requireSound();
        IdentityProvider stored = providers.put(command);
        return EntityTags.answer(stored.version(), IdentityProviderResponse.from(stored, policy));
    }

    /** Null for either says that there is none, unless the other one is given. */
    private static Optional<List<ProviderSecret>> secrets(JsonBody body) {
        Optional<ProviderSecret> secret = Optional.ofNullable(body.text(Kind.CLIENT_SECRET.field()))
                .map(text -> ProviderSecret.typed(Kind.CLIENT_SECRET, text));
        Optional<ProviderSecret> key = body.members(Kind.CLIENT_KEY.field())
                .map(jwk -> ProviderSecret.typed(Kind.CLIENT_KEY, JsonText.of(jwk)));
        return body.has(Kind.CLIENT_SECRET.field()) || body.has(Kind.CLIENT_KEY.field())
                ? Optional.of(Stream.of(secret, key).flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    private static Map<String, String> groupRoles(JsonBody body) {
        Map<String, String> roles = new LinkedHashMap<>();
        body.scalars("groupRoles").forEach((group, role) -> roles.put(group, role.toString()));
        return roles;
    }

    void remove(Owner owner, String ifMatch) {
        requireAPersonJustSignedIn();
        providers.remove(
                owner,
                EntityTags.expectedVersion(ifMatch, () -> providers.read(owner).version()));
    }

    private void requireAPersonJustSignedIn() {
        if (current.key().isPresent()) {
            throw new RuleBroken(
                    Refusal.FORBIDDEN,
                    "A management key does not say who may sign in: that would outlive it. Sign in as a person.");
        }
        current.requireFreshSignIn();
    }
}

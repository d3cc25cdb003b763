package dev.mintmark.rest.provider;

import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.provider.IdentityProviderId;
import dev.mintmark.rest.session.SessionResource;
import java.net.URI;

/** Where people are on their way to a provider and back; what they are told begins with the issuer (http-api §2). */
public final class ProviderPaths {
    /** Where those who are not signed in ask where they can. */
    public static final String CHOICES = SessionResource.PATH + "/providers";

    /** Under which each provider has its way there and back. */
    public static final String ONE = SessionResource.PATH + "/provider";

    private ProviderPaths() {}

    /** Where a sign-in begins. */
    static URI start(TokenPolicy policy, IdentityProviderId id) {
        return URI.create(policy.issuer() + ONE + "/" + id + "/start");
    }

    /** Where the provider sends people back to. */
    static URI callback(TokenPolicy policy, IdentityProviderId id) {
        return URI.create(policy.issuer() + ONE + "/" + id + "/callback");
    }

    /** The dashboard. */
    static URI home(TokenPolicy policy) {
        return URI.create(policy.issuer() + "/");
    }

    /** Where the dashboard says that a sign-in was refused; the fragment goes to no server. */
    static URI refused(TokenPolicy policy, String code) {
        return URI.create(policy.issuer() + "/sign-in#refused=" + code);
    }
}

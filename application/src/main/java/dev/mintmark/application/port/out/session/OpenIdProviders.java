package dev.mintmark.application.port.out.session;

import dev.mintmark.application.port.ProviderAnswer;
import dev.mintmark.domain.provider.ForeignIdentity;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.SignInState;
import java.net.URI;
import java.util.Optional;

/**
 * Talks to the providers where people sign in: OpenID Connect Core 1.0, the authorization code with PKCE (RFC 7636).
 * Called outside of any unit of work.
 */
public interface OpenIdProviders {
    /**
     * Where to send somebody who wants to sign in.
     *
     * @param callback where the provider is to send the person back to
     * @throws dev.mintmark.domain.provider.SignInRefused if the provider cannot be reached or used
     */
    URI authorization(IdentityProvider provider, SignInState state, URI callback);

    /**
     * Who came back. The code is redeemed, and all that proves it is checked.
     *
     * @param answer with which the person came back
     * @param home where the provider may send people who have signed out
     * @throws dev.mintmark.domain.provider.SignInRefused if the provider refuses, cannot be reached, or answers what
     *     proves nothing
     */
    Identified identify(IdentityProvider provider, SignInState state, URI callback, ProviderAnswer answer, URI home);

    /**
     * Who it is.
     *
     * @param signOut where the person can sign out of the provider; empty if it offers that nowhere
     */
    record Identified(ForeignIdentity identity, Optional<SignOut> signOut) {}

    /**
     * Where a person can sign out of a provider (OpenID Connect RP-Initiated Logout 1.0 §2). Not printed, since an ID
     * token is personal data.
     *
     * @param hinted the same with the ID token, by which the provider knows whose session it is to end; empty where
     *     that would be too long
     */
    record SignOut(URI address, Optional<URI> hinted) {
        @Override
        public String toString() {
            return "SignOut(hidden)";
        }
    }
}

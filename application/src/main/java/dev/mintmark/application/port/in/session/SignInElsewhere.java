package dev.mintmark.application.port.in.session;

import dev.mintmark.application.port.ProviderAnswer;
import dev.mintmark.domain.member.Device;
import dev.mintmark.domain.member.SessionId;
import dev.mintmark.domain.provider.IdentityProvider;
import dev.mintmark.domain.provider.IdentityProviderId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** People sign in at a provider of their tenant's, or of the installation (rules §13). */
public interface SignInElsewhere {
    /** Where people with such an address sign in; says nothing about whether there is such an account. */
    Optional<IdentityProvider> providerFor(String email);

    /**
     * Sends somebody there.
     *
     * @param callback where the provider is to send the person back to
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}
     * @throws dev.mintmark.domain.provider.SignInRefused if the provider cannot be reached or used
     */
    Begun begin(IdentityProviderId provider, URI callback);

    /**
     * A sign-in that has begun.
     *
     * @param state what only this browser has to bring back
     */
    record Begun(URI address, String state, Duration lifetime) {
        @Override
        public String toString() {
            return "Begun(hidden)";
        }
    }

    /**
     * Starts the session of whoever comes back; who signs in for the first time becomes a member.
     *
     * @param state what the browser brings back
     * @param home where the provider may send people who have signed out
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}, {@code limit_reached}, {@code too_many_requests}
     * @throws dev.mintmark.domain.provider.SignInRefused if the person is not let in
     */
    ManageSessions.SignedIn finish(
            IdentityProviderId provider,
            URI callback,
            Optional<String> state,
            ProviderAnswer answer,
            URI home,
            Device from);

    /** Where whoever has this session can sign out of the provider, too; empty if it began here. */
    Optional<URI> signOutOf(SessionId session);
}

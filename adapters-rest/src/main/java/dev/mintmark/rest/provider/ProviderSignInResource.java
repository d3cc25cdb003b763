package dev.mintmark.rest.provider;

import dev.mintmark.application.port.ProviderAnswer;
import dev.mintmark.application.port.in.session.ManageSessions;
import dev.mintmark.application.port.in.session.SignInElsewhere;
import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.audit.RefusedAttempts;
import dev.mintmark.domain.issuance.TokenPolicy;
import dev.mintmark.domain.provider.IdentityProviderId;
import dev.mintmark.domain.provider.SignInRefused;
import dev.mintmark.rest.http.ClientAddress;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.security.RefusedAttemptCounter;
import dev.mintmark.rest.session.RefreshCookie;
import dev.mintmark.rest.session.SessionResource;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The way to a provider and back (http-api §2, sign-in). A browser comes here by itself, so it is always sent on: to
 * the provider, to the dashboard, or to where the dashboard says why not. Nothing in a request says where to.
 */
@Path(ProviderPaths.ONE + "/{id}")
@Dependent
@PermitAll
public final class ProviderSignInResource {
    private final SignInElsewhere signIn;
    private final ManageSessions sessions;
    private final RefreshCookie refreshCookie;
    private final SignInCookie cookie;
    private final ProviderFailures failures;
    private final RefusedAttemptCounter refusals;
    private final ClientAddress address;
    private final TokenPolicy policy;

    @Inject
    public ProviderSignInResource(
            SignInElsewhere signIn,
            ManageSessions sessions,
            RefreshCookie refreshCookie,
            SignInCookie cookie,
            ProviderFailures failures,
            RefusedAttemptCounter refusals,
            ClientAddress address,
            TokenPolicy policy) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.refreshCookie = refreshCookie;
        this.cookie = cookie;
        this.failures = failures;
        this.refusals = refusals;
        this.address = address;
        this.policy = policy;
    }

    /** Sends the browser to the provider. */
    @GET
    @Path("start")
    public Response start(@PathParam("id") String id, @Context HttpServletResponse response) {
        IdentityProviderId provider = id(id);
        try {
            SignInElsewhere.Begun begun = signIn.begin(provider, ProviderPaths.callback(policy, provider));
            cookie.write(begun, response);
            return leadTo(begun.address());
        } catch (SignInRefused refused) {
            return leadTo(ProviderPaths.refused(policy, refused.fault().code()));
        }
    }

    /** Takes the browser back; parameters that nobody knows are ignored (RFC 6749 §4.1.2). */
    @GET
    @Path("callback")
    @QueryNames(
            value = {"state", "code", "iss", "error", "session_state"},
            ignoresOthers = true)
    public Response finish(
            @PathParam("id") String id,
            @Context UriInfo uri,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        IdentityProviderId provider = id(id);
        String client = address.of(request);
        var answer = new ProviderAnswer(only(uri, "state"), only(uri, "code"), only(uri, "iss"), only(uri, "error"));
        String attempt = "sign-in elsewhere " + answer.state().orElse("");
        cookie.clear(response);
        if (failures.areTooMany(attempt, client)) {
            return refuse(client, Refusal.TOO_MANY_REQUESTS.code());
        }
        try {
            ManageSessions.SignedIn signedIn = signIn.finish(
                    provider,
                    ProviderPaths.callback(policy, provider),
                    cookie.read(request),
                    answer,
                    ProviderPaths.home(policy),
                    SessionResource.device(request, address));
            refreshCookie.read(request).ifPresent(sessions::giveUp);
            refreshCookie.write(signedIn, response);
            return leadTo(ProviderPaths.home(policy));
        } catch (SignInRefused refused) {
            failures.count(attempt, client);
            return refuse(client, refused.fault().code());
        } catch (RuleBroken broken) {
            return refuse(client, broken.refusal().code());
        }
    }

    private Response refuse(String client, String code) {
        refusals.refused(RefusedAttempts.Kind.SIGN_IN, "", client);
        return leadTo(ProviderPaths.refused(policy, code));
    }

    private static Response leadTo(URI address) {
        return Response.seeOther(address).build();
    }

    /** One that stands there once: what is there twice may mean either. */
    private static Optional<String> only(UriInfo uri, String name) {
        List<String> values = uri.getQueryParameters().getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static IdentityProviderId id(String text) {
        return IdentityProviderId.parse(text).orElseThrow(() -> new RuleBroken(Refusal.NOT_FOUND));
    }
}

package dev.mintmark.rest.oauth;

import dev.mintmark.application.port.in.token.IntrospectToken.ResourceServerCaller;
import dev.mintmark.application.port.in.token.ReadCuts;
import dev.mintmark.rest.error.ErrorResponse;
import dev.mintmark.rest.http.Exchange;
import dev.mintmark.rest.http.PlainResponse;
import dev.mintmark.rest.refusal.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The cut list for resource servers, which authenticate by {@code client_secret_basic} (rules §12, http-api §1). */
@Path(CutsResource.PATH)
@Dependent
@Produces(CutsResource.MEDIA_TYPE)
public final class CutsResource {
    static final String PATH = "/connect/cuts";

    static final String MEDIA_TYPE = "application/jwt";

    private static final String PREFERENCE_APPLIED = "Preference-Applied";
    private static final FormParameters NO_FORM = FormParameters.read(new byte[0]);

    private final ReadCuts readCuts;
    private final WaitingForCuts waiting;
    private final ClientFailures failures;
    private final Clock clock;

    @Inject
    public CutsResource(ReadCuts readCuts, WaitingForCuts waiting, ClientFailures failures, Clock clock) {
        this.readCuts = readCuts;
        this.waiting = waiting;
        this.failures = failures;
        this.clock = clock;
    }

    /** The list; 304 to whoever has it, who may wait for news by {@code Prefer: wait} (RFC 7240 §4.3). */
    @GET
    public void read(
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse response) {
        List<String> authorizations = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        try {
            ClaimedClient client = ClaimedClient.of(NO_FORM, authorizations);
            Optional<ReadCuts.Reader> reader = server(client).flatMap(readCuts::authenticate);
            if (reader.isPresent()) {
                answer(reader.get(), ifNoneMatch, request, response);
            } else {
                response.resume(restResponse(failures.answer(client, request)));
            }
        } catch (OAuthRequestRefused refused) {
            response.resume(restResponse(OAuthResponses.of(refused.error(), Exchange.of(request))));
        }
    }

    private static Response restResponse(PlainResponse plain) {
        Response.ResponseBuilder answer =
                Response.status(plain.status()).type(plain.mediaType()).entity(plain.text());
        plain.headers().forEach(answer::header);
        return answer.build();
    }

    private static Optional<ResourceServerCaller> server(ClaimedClient client) {
        return client.caller().flatMap(caller -> caller.fold(app -> Optional.empty(), Optional::of));
    }

    private void answer(
            ReadCuts.Reader reader, String ifNoneMatch, HttpServletRequest request, AsyncResponse response) {
        CutsAnswer now = CutsAnswer.of(readCuts, reader);
        Optional<Duration> wait = WaitPreference.of(Collections.list(request.getHeaders(WaitPreference.HEADER)));
        if (wait.isPresent() && now.isKnown(ifNoneMatch)) {
            waiting.add(new WaitingForCuts.Follower(
                    reader,
                    ifNoneMatch,
                    clock.instant().plus(wait.get()),
                    new LateAnswer(ifNoneMatch, wait.get(), response, Exchange.of(request))));
        } else {
            response.resume(answer(now, ifNoneMatch).build());
        }
    }

    private static Response.ResponseBuilder answer(CutsAnswer list, String ifNoneMatch) {
        Response.ResponseBuilder answer =
                list.isKnown(ifNoneMatch) ? Response.notModified() : Response.ok(list.signed(), MEDIA_TYPE);
        return answer.tag(new EntityTag(list.tag(), true));
    }

    private record LateAnswer(String ifNoneMatch, Duration preference, AsyncResponse response, Exchange exchange)
            implements WaitingForCuts.Answering {
        @Override
        public void tell(CutsAnswer list) {
            response.resume(answer(list, ifNoneMatch)
                    .header(PREFERENCE_APPLIED, "wait=" + preference.toSeconds())
                    .build());
        }

        @Override
        public void turnAway() {
            response.resume(ErrorResponse.of(Problem.TEMPORARILY_UNAVAILABLE, exchange)
                    .after(Duration.ZERO)
                    .toResponse());
        }
    }
}

package dev.mintmark.rest.events;

import dev.mintmark.application.port.in.audit.FollowEvents;
import dev.mintmark.domain.tenant.TenantId;
import dev.mintmark.rest.session.CurrentMember;
import dev.mintmark.rest.session.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Server-sent events of what happens in the own tenant, for operators in the installation (http-api §2). */
@Path("/api/v1/events")
@Dependent
@Tag(name = "Audit")
public final class EventsResource {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final FollowEvents feed;
    private final EventStreams streams;
    private final CurrentMember current;
    private final Clock clock;

    /** Works with this use case and the streams of this node. */
    @Inject
    public EventsResource(FollowEvents feed, EventStreams streams, CurrentMember current, Clock clock) {
        this.feed = feed;
        this.streams = streams;
        this.current = current;
        this.clock = clock;
    }

    /** Opens a stream. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Roles.PLATFORM_ADMIN, Roles.TENANT_ADMIN, Roles.TENANT_VIEWER})
    @SecurityRequirement(name = "session")
    @Operation(
            operationId = "followEvents",
            summary = "Follow events as they happen",
            description =
                    "Server-sent events: every change of the own tenant, for operators of the installation, and blocked issuances,"
                            + " summed per app, reason and minute. A stream ends with its session, at the latest after five minutes; a comment"
                            + " comes every 15 seconds. Go on with `Last-Event-ID`; an event `reset` says that some were missed.")
    @Parameter(
            name = HttpHeaders.LAST_EVENT_ID_HEADER,
            in = ParameterIn.HEADER,
            description = "The `id` of the last event seen; without it the stream begins now.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A stream of events; the `data` of each is a FeedEvent.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = StreamedEventAnswer.class)))
    @APIResponse(responseCode = "429", description = "`too_many_streams`: a member can have five.")
    public void follow(
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        streams.requireRoomFor(current.id());
        Optional<TenantId> chain = current.ownTenant();
        OptionalLong seen = seen(lastEventId);
        boolean resumes = seen.isPresent() && feed.reaches(chain, seen.getAsLong());
        long from = resumes ? seen.getAsLong() : feed.newest(chain);
        streams.open(
                new EventStream(sink, sse, chain, current.session(), current.id(), from, clock.instant()),
                lastEventId != null && !resumes);
    }

    private static OptionalLong seen(String lastEventId) {
        return lastEventId != null && NUMBER.matcher(lastEventId).matches()
                ? OptionalLong.of(Long.parseLong(lastEventId))
                : OptionalLong.empty();
    }
}

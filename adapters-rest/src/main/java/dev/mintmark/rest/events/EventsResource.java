package dev.mintmark.rest.events;

import dev.mintmark.application.port.in.audit.FollowEvents;
import dev.mintmark.domain.member.Right;
import dev.mintmark.domain.tenant.Owner;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Server-sent events of what happens in the own tenant, for operators in the installation (http-api §2). */
@Path("/api/v1/events")
@Dependent
@Needs(Right.READ_AUDIT)
public final class EventsResource {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final FollowEvents feed;
    private final EventStreams streams;
    private final CurrentMember current;
    private final Clock clock;

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
    public void follow(
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        Owner chain = current.owner();
        OptionalLong seen = seen(lastEventId);
        boolean resumes = seen.isPresent() && feed.reaches(chain, seen.getAsLong());
        long from = resumes ? seen.getAsLong() : feed.newest(chain);
        streams.open(
                new EventStream(sink, sse, chain, current.session(), current.id(), from, clock.instant()),
                lastEventId != null && !resumes);
    }

    /** What a stream would be answered with; opens none. */
    @HEAD
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Response describe() {
        return Response.ok().type(MediaType.SERVER_SENT_EVENTS_TYPE).build();
    }

    private static OptionalLong seen(String lastEventId) {
        return lastEventId != null && NUMBER.matcher(lastEventId).matches()
                ? OptionalLong.of(Long.parseLong(lastEventId))
                : OptionalLong.empty();
    }
}

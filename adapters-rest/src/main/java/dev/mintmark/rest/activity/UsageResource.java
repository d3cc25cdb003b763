package dev.mintmark.rest.activity;

import dev.mintmark.application.port.in.activity.ReadActivity;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.member.Right;
import dev.mintmark.rest.page.PageResponse;
import dev.mintmark.rest.page.QueryNames;
import dev.mintmark.rest.page.QueryParameters;
import dev.mintmark.rest.rights.Needs;
import dev.mintmark.rest.security.CurrentMember;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What several apps of the current tenant did in the last week, for lists of apps (http-api §2, activity). */
@Path("/api/v1/usage")
@Dependent
@Needs(Right.READ_APPS)
@Produces(MediaType.APPLICATION_JSON)
public final class UsageResource {
    private static final int MOST = 100;

    private final ReadActivity activity;
    private final CurrentMember current;

    @Inject
    public UsageResource(ReadActivity activity, CurrentMember current) {
        this.activity = activity;
        this.current = current;
    }

    /** Of the apps that are named; of one that is not to be seen as of one that did nothing. */
    @GET
    @QueryNames("apps")
    public PageResponse<UsageResponse> read(@Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri);
        List<AppId> apps = apps(query);
        query.requireSound();
        List<AppId> seen = current.onlyApps()
                .map(only -> apps.stream().filter(only::contains).toList())
                .orElse(apps);
        return PageResponse.ofAll(
                List.copyOf(activity.lastWeek(current.tenant(), seen).entrySet()),
                usage -> new UsageResponse(usage.getKey().toString(), DayResponse.of(usage.getValue())));
    }

    private static List<AppId> apps(QueryParameters query) {
        List<Optional<AppId>> apps = query.text("apps").stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(AppId::parse)
                .distinct()
                .toList();
        if (apps.isEmpty() || apps.size() > MOST || apps.contains(Optional.<AppId>empty())) {
            query.refuse("apps", "Give the ids of 1 to " + MOST + " apps, with commas between them.");
        }
        return apps.stream().flatMap(Optional::stream).toList();
    }
}

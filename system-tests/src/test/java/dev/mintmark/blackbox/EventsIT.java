package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What happens in a tenant is told at once to those who watch (http-api §2, events). */
@OnServer
class EventsIT {
    private static final int PER_MEMBER = 5;

    private final Host host;
    private final Host.Tenant tenant;
    private final String region;

    EventsIT(Host host) {
        this.host = host;
        this.tenant = host.tenant();
        this.region = host.region();
    }

    private static Predicate<Map<String, String>> named(String event) {
        return found -> event.equals(found.get("event"));
    }

    private static EventReader open(Http caller, String... headers) {
        EventReader reader = new EventReader(caller, headers);
        reader.await("the comment that says that it is open", event -> "open".equals(event.get("")));
        return reader;
    }

    @Test
    void aChangeIsToldToTheMembersOfItsTenantAndToNobodyElse() {
        Http other = host.tenant().admin();
        try (EventReader own = open(tenant.admin());
                EventReader viewer = open(host.member(tenant.id(), "tenant-viewer"));
                EventReader foreign = open(other)) {
            Host.App app = tenant.app(region, "Watched");

            Map<String, String> event = own.await("the event", named("app.created"));
            viewer.await("the event", named("app.created"));
            assertThat(event.get("data")).contains(app.id()).contains("\"name\":\"Watched\"");
            assertThat(event.get("data")).doesNotContain(app.clientSecret());
            other.post("/api/v1/apps", "{\"name\":\"Mine\",\"licenseRegion\":\"" + region + "\"}");
            foreign.await("its own event", named("app.created"));
            assertThat(foreign.events())
                    .extracting(found -> found.get("data"))
                    .noneMatch(data -> data.contains(app.id()));
        }
    }

    @Test
    void anOperatorIsToldOfTheInstallation() {
        try (EventReader operator = open(host.operator)) {
            String plan = host.plan();

            assertThat(operator.await("the event", event -> String.valueOf(event.get("data"))
                            .contains(plan)))
                    .containsEntry("event", "plan.created");
        }
    }

    @Test
    void whoComesBackGetsWhatWasMissedInOrder() {
        String last;
        try (EventReader reader = open(tenant.admin())) {
            tenant.app(region);
            last = reader.await("the event", named("app.created")).get("id");
        }
        Host.App second = tenant.app(region);
        tenant.admin().delete(second.path());

        try (EventReader resumed = open(tenant.admin(), "Last-Event-ID", last)) {
            resumed.await("the deletion", named("app.deleted"));
            assertThat(resumed.events())
                    .extracting(event -> event.get("event"))
                    .containsExactly("app.created", "app.deleted");
            assertThat(resumed.events())
                    .extracting(event -> Long.parseLong(event.get("id")))
                    .isSorted();
        }
    }

    @Test
    void whoMissedMoreThanIsKeptIsToldToReadEverythingAgain() {
        try (EventReader reader = open(tenant.admin(), "Last-Event-ID", "999999999")) {
            reader.await("the reset", named("reset"));
        }
        try (EventReader reader = open(tenant.admin(), "Last-Event-ID", "not a number")) {
            reader.await("the reset", named("reset"));
        }
    }

    @Test
    void aStreamEndsWithItsSession() {
        Http member = host.member(tenant.id(), "tenant-viewer");
        try (EventReader reader = open(member)) {
            assertThat(member.delete("/api/v1/session").status()).isEqualTo(204);

            reader.awaitEnd();
        }
    }

    @Test
    void aMemberHasFiveStreamsAtMost() {
        Http member = host.member(tenant.id(), "tenant-viewer");
        List<EventReader> open = new ArrayList<>();
        try {
            for (int i = 0; i < PER_MEMBER; i++) {
                open.add(open(member));
            }
            try (EventReader sixth = new EventReader(member)) {
                assertThat(sixth.status()).isEqualTo(429);
                assertThat(sixth.answer().headers().firstValue("Retry-After")).isPresent();
            }
        } finally {
            open.forEach(EventReader::close);
        }
    }

    @Test
    void ofManyOpenedAtOnceNoMoreThanFiveAreLetIn() throws Exception {
        Http member = host.member(tenant.id(), "tenant-viewer");
        ExecutorService callers = Executors.newFixedThreadPool(14);
        List<Future<EventReader>> asked = new ArrayList<>();
        List<EventReader> answers = new ArrayList<>();
        try {
            for (int i = 0; i < 14; i++) {
                asked.add(callers.submit(() -> new EventReader(member)));
            }
            for (Future<EventReader> one : asked) {
                answers.add(one.get());
            }
            assertThat(answers).extracting(EventReader::status).containsOnly(200, 429);
            assertThat(answers).filteredOn(each -> each.status() == 200).hasSize(PER_MEMBER);
        } finally {
            callers.shutdownNow();
            answers.forEach(EventReader::close);
        }
    }

    @Test
    void headAnswersHeadersAndOpensNothing() {
        Http member = host.member(tenant.id(), "tenant-viewer");
        for (int i = 0; i < 2 * PER_MEMBER; i++) {
            Answer head = member.send("HEAD", "/api/v1/events", BodyPublishers.noBody(), "Accept", "text/event-stream");
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type").orElseThrow()).startsWith("text/event-stream");
            assertThat(head.text()).isEmpty();
        }

        open(member).close();
    }

    @Test
    void streamsThatNobodyReadsAnyMoreMakeRoom() {
        Http member = host.member(tenant.id(), "tenant-viewer");
        for (int i = 0; i < 2 * PER_MEMBER; i++) {
            open(member).close();
        }

        try (EventReader next = new EventReader(member)) {
            assertThat(next.status()).isEqualTo(200);
        }
    }

    @Test
    void aTokenInTheQueryIsNoSession() {
        try (EventReader reader = new EventReader(host.anonymous)) {
            assertThat(reader.status()).isEqualTo(401);
        }
    }
}

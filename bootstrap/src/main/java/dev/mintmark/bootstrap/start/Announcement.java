package dev.mintmark.bootstrap.start;

import dev.mintmark.bootstrap.settings.Settings;
import dev.mintmark.bootstrap.settings.database.Banner;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Tells the person at the console that the service answers, as soon as it does. */
@Dependent
public class Announcement {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int OK = 200;

    /** Asks the service itself until it is ready, then prints the banner with these notes. */
    void whenReady(Settings settings, List<String> notes) {
        HttpRequest ready = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + settings.httpPort() + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        ask(
                HttpClient.newHttpClient(),
                ready,
                () -> Banner.ready(settings.issuer().toString(), settings.database(), notes));
    }

    private static void ask(HttpClient client, HttpRequest ready, Runnable announce) {
        executor()
                .schedule(
                        () -> {
                            if (answersOk(client, ready)) {
                                announce.run();
                            } else {
                                ask(client, ready, announce);
                            }
                        },
                        PAUSE.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static boolean answersOk(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notListeningYet) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static ManagedScheduledExecutorService executor() {
        try {
            return InitialContext.doLookup("java:comp/DefaultManagedScheduledExecutorService");
        } catch (NamingException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

package dev.mintmark.blackbox;

import dev.mintmark.verifier.Refused;
import dev.mintmark.verifier.Verifier;
import dev.mintmark.verifier.WhenStale;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Verifiers of many instances of one API, which follow the cut list at one node. */
final class FollowingVerifiers implements AutoCloseable {
    private static final Pattern WAITING = Pattern.compile("mintmark_cuts_waiting ([0-9]+)");

    private final Http node;
    private final List<Verifier> verifiers;

    /** @param credentials of the API, as the answer to its registration tells them */
    FollowingVerifiers(int count, Http node, String issuer, JsonObject credentials, InstantSource clock) {
        this.node = node;
        Verifier.Builder settings = Verifier.builder(issuer, "mintmark-api")
                .keysAt(node.uri("/.well-known/jwks.json"))
                .cutsAt(node.uri("/connect/cuts"))
                .clock(clock)
                .followCuts(
                        credentials.getString("clientId"),
                        credentials.getString("clientSecret"),
                        Duration.ofMinutes(1),
                        WhenStale.REFUSE);
        this.verifiers =
                IntStream.range(0, count).mapToObj(each -> settings.build()).toList();
    }

    /** Waits until each of them waits at the node for news. */
    void awaitAllWaiting() {
        Condition.await("all verifiers wait for news", () -> WAITING.matcher(
                        node.get("/metrics").text())
                .results()
                .anyMatch(found -> Integer.parseInt(found.group(1)) == verifiers.size()));
    }

    boolean allAccept(String token) {
        return verifiers.stream().noneMatch(verifier -> isRevoked(verifier, token));
    }

    boolean allRefuse(String token) {
        return verifiers.stream().allMatch(verifier -> isRevoked(verifier, token));
    }

    private static boolean isRevoked(Verifier verifier, String token) {
        try {
            verifier.verify(token);
            return false;
        } catch (Refused refused) {
            if (refused.reason() == Refused.Reason.REVOKED) {
                return true;
            }
            throw refused;
        }
    }

    @Override
    public void close() {
        verifiers.forEach(Verifier::close);
    }
}

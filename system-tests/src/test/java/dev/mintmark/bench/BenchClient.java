package dev.mintmark.bench;

import dev.mintmark.domain.credential.ClientId;
import dev.mintmark.domain.credential.ClientSecret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;

/** A client id and a secret. */
final class BenchClient {
    final ClientId id;
    final ClientSecret secret;

    private BenchClient(ClientId id, ClientSecret secret) {
        this.id = id;
        this.secret = secret;
    }

    /** Well formed, and known to nobody yet. */
    static BenchClient byChance(SplittableRandom random) {
        byte[] id = new byte[ClientId.RANDOM_BYTES];
        byte[] secret = new byte[ClientSecret.RANDOM_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new BenchClient(ClientId.of(id), ClientSecret.of(secret));
    }

    /** This client with another one's secret. */
    BenchClient with(ClientSecret other) {
        return new BenchClient(id, other);
    }

    /** The value of the {@code Authorization} header. */
    String authorization() {
        return basic(id.value() + ":" + secret.reveal());
    }

    static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }
}

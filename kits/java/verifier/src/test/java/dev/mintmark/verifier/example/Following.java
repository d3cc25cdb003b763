package dev.mintmark.verifier.example;

import dev.mintmark.verifier.Verifier;
import dev.mintmark.verifier.WhenStale;
import java.nio.file.Path;
import java.time.Duration;

/** What the README says of the cut list. */
public final class Following {
    private Following() {}

    /** Follows it from now on. */
    public static Verifier verifier() {
        String clientId = "mr_7c9kx2v4n8q1w5e3r6t0y2h4jk";
        Path secretFile = Path.of("/run/secrets/mintmark"); // read for each request; or the secret itself
        return Verifier.builder("https://id.example.com", "mintmark-api")
                .followCuts(clientId, secretFile, Duration.ofMinutes(2), WhenStale.REFUSE) // or GO_ON
                .build();
    }
}

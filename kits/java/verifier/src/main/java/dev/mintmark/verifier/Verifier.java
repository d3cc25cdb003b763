package dev.mintmark.verifier;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verifies Mintmark's access tokens offline, for one API. Safe for use by many threads; make one and keep it.
 *
 * <pre>{@code
 * Verifier verifier = Verifier.of("https://id.example.com", "mintmark-api");
 * Caller caller = verifier.authenticate(authorizationHeader);
 * }</pre>
 *
 * Keys are fetched when the first token comes, kept for five minutes and renewed in the background; a token that names
 * an unknown key makes it fetch them at once, but not more often than twice in 30 seconds. An issuer that cannot be
 * reached is survived for an hour with the keys known.
 */
public final class Verifier implements AutoCloseable {
    private static final Pattern BEARER = Pattern.compile("bearer(?: +(.*))?", Pattern.CASE_INSENSITIVE);

    /** Algorithms with which Mintmark signs. There is no other, and none that shares a secret. */
    public enum Algorithm {
        /** ECDSA on P-256 with SHA-256: what an installation uses unless it is configured otherwise. */
        ES256,
        /** RSASSA-PKCS1-v1_5 with SHA-256. */
        RS256
    }

    private final TokenRules rules;
    private final PublishedKeys keys;
    private final Challenge challenge;

    private Verifier(Builder builder) {
        this.challenge = new Challenge(builder.resourceMetadata);
        this.keys = new PublishedKeys(builder.keys, builder.clock);
        this.rules = new TokenRules(builder);
    }

    /**
     * A verifier with the usual settings.
     *
     * @param issuer the installation's issuer, to the character
     * @param audience the audience of this API's tokens
     * @throws IllegalArgumentException if no installation can have that issuer
     */
    public static Verifier of(String issuer, String audience) {
        return builder(issuer, audience).build();
    }

    /**
     * A verifier that differs from the usual settings.
     *
     * @param issuer the installation's issuer, to the character
     * @param audience the audience of this API's tokens
     * @throws IllegalArgumentException if no installation can have that issuer
     */
    public static Builder builder(String issuer, String audience) {
        return new Builder(issuer, audience);
    }

    /**
     * Who called.
     *
     * @param authorization the request's {@code Authorization} header; null if it has none
     * @throws Refused if there is no bearer token, or one that does not count
     */
    public Caller authenticate(String authorization) {
        Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
        if (!bearer.matches()) {
            throw challenge.refuse(Refused.Reason.NO_TOKEN);
        }
        return verify(Objects.requireNonNullElse(bearer.group(1), ""));
    }

    /**
     * Whose token this is.
     *
     * @param token the token alone, without {@code Bearer}; not null
     * @throws Refused if the token does not count, or the keys cannot be had
     */
    public Caller verify(String token) {
        try {
            CompactToken parsed = CompactToken.parse(token);
            rules.checkHeader(parsed);
            keys.checkSignature(parsed);
            return rules.caller(parsed, challenge);
        } catch (Rejection rejection) {
            throw challenge.refuse(rejection);
        }
    }

    /** Ends the background thread, without waiting for it. What still verifies tokens then fetches keys itself. */
    @Override
    public void close() {
        keys.close();
    }

    /** Settings of a verifier. */
    public static final class Builder {
        final String issuer;
        final String audience;
        Set<Algorithm> algorithms = EnumSet.of(Algorithm.ES256);
        Set<String> types = Set.of("at+jwt");
        Duration clockSkew = Duration.ofSeconds(30);
        InstantSource clock = Clock.systemUTC();
        private URI keys;
        private URI resourceMetadata;

        private Builder(String issuer, String audience) {
            this.issuer = Objects.requireNonNull(issuer, "issuer");
            this.audience = Objects.requireNonNull(audience, "audience");
            this.keys = WebAddress.issuer(issuer).resolve("/.well-known/jwks.json");
        }

        /** The algorithms that tokens of this API may be signed with; {@code ES256} alone by default. */
        public Builder algorithms(Algorithm first, Algorithm... more) {
            this.algorithms = EnumSet.of(first, more);
            return this;
        }

        /** Takes tokens of type {@code JWT}, too: for an API whose tokens are configured so. */
        public Builder acceptTypeJwt() {
            this.types = Set.of("at+jwt", "jwt");
            return this;
        }

        /**
         * By how much clocks may differ; 30 seconds by default.
         *
         * @throws IllegalArgumentException if it is negative, or over a minute
         */
        public Builder clockSkew(Duration clockSkew) {
            if (clockSkew.isNegative() || clockSkew.compareTo(Duration.ofMinutes(1)) > 0) {
                throw new IllegalArgumentException("The clock skew is at least zero, and at most a minute.");
            }
            this.clockSkew = clockSkew;
            return this;
        }

        /** What tells the time; the system's clock by default. */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock);
            return this;
        }

        /**
         * Where the keys are, if not at {@code /.well-known/jwks.json} under the issuer. Whoever can change what is
         * read from there can make tokens: plain http only where nobody else has a hand in it.
         */
        public Builder keysAt(URI keys) {
            this.keys = WebAddress.absolute(keys);
            return this;
        }

        /** Where this API describes itself (RFC 9728); refusals then name it, so that clients find the issuer. */
        public Builder resourceMetadata(URI resourceMetadata) {
            this.resourceMetadata = WebAddress.absolute(resourceMetadata);
            return this;
        }

        /** The verifier. Nothing is fetched yet. */
        public Verifier build() {
            return new Verifier(this);
        }
    }
}

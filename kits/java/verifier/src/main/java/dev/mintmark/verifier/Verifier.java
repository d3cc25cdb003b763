package dev.mintmark.verifier;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
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
 *
 * <p>What was revoked after a token was issued is seen by one that follows the cut list: {@link Builder#followCuts}.
 */
public final class Verifier implements AutoCloseable {
    private static final Pattern BEARER = Pattern.compile("bearer(?: +(.*))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DPOP = Pattern.compile("dpop(?: +(.*))?", Pattern.CASE_INSENSITIVE);

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
    private final Challenge dpopChallenge;
    /** Null if bound tokens are not taken. */
    private final DpopProofs proofs;

    private final boolean requireDpop;
    /** Null if the cut list is not followed. */
    private final CutsFollower cuts;

    private Verifier(Builder builder) {
        this.challenge = new Challenge(builder.resourceMetadata, builder.requireDpop);
        this.dpopChallenge = new Challenge(builder.resourceMetadata, true);
        this.proofs = builder.dpopAt == null ? null : new DpopProofs(builder.dpopAt, builder.clock);
        this.requireDpop = builder.requireDpop;
        this.keys = new PublishedKeys(builder.keys, builder.clock);
        this.rules = new TokenRules(builder);
        this.cuts = builder.follower.apply(rules, keys);
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
     * Who called, by a token that may be bound to a key (RFC 9449 §7.1), if {@link Builder#dpopAt} was called.
     *
     * @param authorization the request's {@code Authorization} header; null if it has none
     * @throws Refused if there is no token, or one that does not count, or that is bound and comes without a proof that
     *     holds
     */
    public Caller authenticate(String authorization, DpopRequest request) {
        Matcher bound = DPOP.matcher(authorization == null ? "" : authorization);
        return proofs != null && bound.matches()
                ? verify(Objects.requireNonNullElse(bound.group(1), ""), request)
                : authenticate(authorization);
    }

    /**
     * Whose token this is.
     *
     * @param token the token alone, without {@code Bearer}; not null
     * @throws Refused if the token does not count, or is bound to a key, or the keys cannot be had, or the cut list if
     *     it is followed
     */
    public Caller verify(String token) {
        try {
            CompactToken parsed = CompactToken.parse(token);
            Caller caller = caller(parsed, challenge);
            if (caller.boundTo().isPresent()) {
                throw dpopChallenge.refuse(Refused.Reason.BOUND_TOKEN);
            }
            if (requireDpop) {
                throw new Rejection(Refused.Reason.UNBOUND_TOKEN, null);
            }
            return notCut(parsed, caller);
        } catch (Rejection rejection) {
            throw challenge.refuse(rejection);
        }
    }

    private Caller verify(String token, DpopRequest request) {
        try {
            CompactToken parsed = CompactToken.parse(token);
            Caller caller = caller(parsed, dpopChallenge);
            String thumbprint = caller.boundTo().orElseThrow(() -> new Rejection(Refused.Reason.UNBOUND_TOKEN, null));
            proofs.check(request, token, thumbprint);
            return notCut(parsed, caller);
        } catch (Rejection rejection) {
            throw dpopChallenge.refuse(rejection);
        }
    }

    private Caller caller(CompactToken parsed, Challenge challenge) throws Rejection {
        rules.checkHeader(parsed);
        keys.checkSignature(parsed);
        return rules.caller(parsed, challenge);
    }

    private Caller notCut(CompactToken parsed, Caller caller) throws Rejection {
        if (cuts != null) {
            cuts.check(parsed, caller);
        }
        return caller;
    }

    /** How well the cut list is followed; empty if {@link Builder#followCuts} was not called. */
    public Optional<Cuts> cuts() {
        return Optional.ofNullable(cuts).map(CutsFollower::state);
    }

    /**
     * Ends the background threads, without waiting for them. What still verifies tokens then fetches keys itself; the
     * cut list gets stale.
     */
    @Override
    public void close() {
        keys.close();
        if (cuts != null) {
            cuts.close();
        }
    }

    /** Settings of a verifier. */
    public static final class Builder {
        private static final Duration SHORTEST_STALE = Duration.ofSeconds(5);
        private static final Duration LONGEST_STALE = Duration.ofDays(1);

        final String issuer;
        final String audience;
        Set<Algorithm> algorithms = EnumSet.of(Algorithm.ES256);
        Set<String> types = Set.of("at+jwt");
        Duration clockSkew = Duration.ofSeconds(30);
        InstantSource clock = Clock.systemUTC();
        private URI keys;
        private URI resourceMetadata;
        private URI cuts;
        private URI dpopAt;
        private boolean requireDpop;
        private BiFunction<TokenRules, PublishedKeys, CutsFollower> follower = (rules, keys) -> null;

        private Builder(String issuer, String audience) {
            this.issuer = Objects.requireNonNull(issuer, "issuer");
            this.audience = Objects.requireNonNull(audience, "audience");
            URI installation = WebAddress.issuer(issuer);
            this.keys = installation.resolve("/.well-known/jwks.json");
            this.cuts = installation.resolve("/connect/cuts");
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

        /**
         * Follows the cut list in the background, so that tokens are refused moments after an app is disabled, its
         * secret replaced, its tenant suspended, and so on (rules §12). It waits at the server for news, which costs
         * one request in half a minute. Tokens wait for its first answer, at most five seconds.
         *
         * @param clientId of the API, or of the resource server: {@code mr_…}
         * @param secretFile a file that holds its secret. It is read for each request: one that was replaced there is
         *     used at once
         * @param staleAfter for how long a list counts that the server did not confirm again: from five seconds to a
         *     day; a minute or two survives a server's restart
         * @param whenStale what becomes of tokens after that, and if there was never a list
         * @throws IllegalArgumentException if the client id is no resource server's, or the time cannot be meant
         */
        public Builder followCuts(String clientId, Path secretFile, Duration staleAfter, WhenStale whenStale) {
            Objects.requireNonNull(secretFile, "secretFile");
            return follow(clientId, () -> Files.readString(secretFile), staleAfter, whenStale);
        }

        /** The same, with the secret itself: {@code mmr_…}. */
        public Builder followCuts(String clientId, String secret, Duration staleAfter, WhenStale whenStale) {
            if (secret.isBlank()) {
                throw new IllegalArgumentException("The secret is empty.");
            }
            return follow(clientId, () -> secret, staleAfter, whenStale);
        }

        private Builder follow(String clientId, CutsRequest.Secret secret, Duration staleAfter, WhenStale whenStale) {
            String id = clientId.strip();
            if (!id.startsWith("mr_")) { // not shown: it may be the secret
                throw new IllegalArgumentException("The client id of an API, or of a resource server, is mr_…");
            }
            if (staleAfter.compareTo(SHORTEST_STALE) < 0 || staleAfter.compareTo(LONGEST_STALE) > 0) {
                throw new IllegalArgumentException("The cut list is stale after five seconds to a day.");
            }
            Objects.requireNonNull(whenStale, "whenStale");
            this.follower = (rules, keys) -> new CutsFollower(
                    new HeldCuts(this, staleAfter, rules, keys),
                    new CutsRequest(cuts, id, secret),
                    staleAfter,
                    whenStale,
                    clock);
            return this;
        }

        /**
         * Where the cut list is, if not at {@code /connect/cuts} under the issuer. The secret is sent there: plain http
         * only where nobody else can read it.
         */
        public Builder cutsAt(URI cuts) {
            this.cuts = WebAddress.absolute(cuts);
            return this;
        }

        /**
         * Takes tokens that are bound to a key, too, if a proof comes with them (RFC 9449).
         *
         * @param address of this API, as clients see it, whatever stands before it: what they call begins with it. It
         *     is never taken from the request, since whoever has stolen a proof for another address could say that this
         *     is the one
         */
        public Builder dpopAt(URI address) {
            this.dpopAt = WebAddress.absolute(address);
            return this;
        }

        /** Takes tokens only that are bound to a key; to be called beside {@link #dpopAt}. */
        public Builder requireDpop() {
            this.requireDpop = true;
            return this;
        }

        /**
         * The verifier. Nothing is fetched yet, but for the cut list if it is followed.
         *
         * @throws IllegalStateException if bound tokens are required, and no address is said
         */
        public Verifier build() {
            if (requireDpop && dpopAt == null) {
                throw new IllegalStateException("To require bound tokens, say where this API is: dpopAt.");
            }
            return new Verifier(this);
        }
    }
}

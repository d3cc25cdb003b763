package dev.mintmark.verifier;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.mintmark.verifier.Refused.Reason;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

/** The issuer's public keys: cached, renewed ahead of time, fetched again for an unknown one, kept through outages. */
final class PublishedKeys implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 512 * 1024;
    /** As the key set's {@code Cache-Control} says (http-api §1). */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final Duration RENEWED_AHEAD = Duration.ofMinutes(1);
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(15);
    /** Two fetches within this time, however many unknown keys are named. */
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

    private static final Duration KEPT_IN_OUTAGE = Duration.ofHours(1);

    private final RemoteKeys remote;
    private final JWKSetSource<SecurityContext> keys;
    private final InstantSource clock;
    private final ExecutorService background;

    PublishedKeys(URI address, InstantSource clock) {
        this.clock = clock;
        this.remote = new RemoteKeys(address);
        this.background = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), PublishedKeys::daemon, new DiscardPolicy());
        JWKSource<SecurityContext> source = JWKSourceBuilder.create(remote)
                .cache(KEPT.toMillis(), LONGEST_FETCH.toMillis())
                .refreshAheadCache(RENEWED_AHEAD.toMillis(), null, background, false, null, false)
                .rateLimited(BETWEEN_FETCHES.toMillis())
                .outageTolerant(KEPT_IN_OUTAGE.toMillis())
                .retrying(true)
                .build();
        // Asked below for what it holds, by our clock: the builder's own source goes by the system's.
        this.keys = ((JWKSetBasedJWKSource<SecurityContext>) source).getJWKSetSource();
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "mintmark-keys");
        thread.setDaemon(true);
        return thread;
    }

    /** Refuses a token that no published key of its header's {@code kid} has signed. */
    void checkSignature(CompactToken token) throws Rejection {
        JWSHeader header = header(token);
        if (header.getKeyID() == null) {
            throw new Rejection(Reason.UNKNOWN_KEY, null);
        }
        byte[] signed = (token.header() + "." + token.payload()).getBytes(StandardCharsets.US_ASCII);
        for (JWK key : published(header)) {
            if (fits(key, header, signed, token)) {
                return;
            }
        }
        throw new Rejection(Reason.BAD_SIGNATURE, null);
    }

    private static JWSHeader header(CompactToken token) throws Rejection {
        try {
            return JWSHeader.parse(token.header());
        } catch (ParseException unreadable) {
            throw new Rejection(Reason.MALFORMED, null, unreadable);
        }
    }

    private List<JWK> published(JWSHeader header) throws Rejection {
        List<JWK> found = List.of();
        try {
            found = find(new JWKSelector(JWKMatcher.forJWSHeader(header)));
        } catch (RateLimitReachedException alreadyAsked) {
            // The answer of the last fetch stands.
        } catch (KeySourceException unreachable) {
            throw new Rejection(Reason.KEYS_UNAVAILABLE, null, unreachable);
        }
        if (!found.isEmpty()) {
            return found;
        }
        // A key that came during an outage cannot be told from one that never was.
        throw new Rejection(remote.isReachable() ? Reason.UNKNOWN_KEY : Reason.KEYS_UNAVAILABLE, null);
    }

    /** Among those that are known; among those fetched anew, where none of them is meant. */
    private List<JWK> find(JWKSelector selector) throws KeySourceException {
        long now = clock.millis();
        JWKSet known = keys.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now, null);
        List<JWK> found = selector.select(known);
        return found.isEmpty()
                ? selector.select(keys.getJWKSet(JWKSetCacheRefreshEvaluator.referenceComparison(known), now, null))
                : found;
    }

    private static boolean fits(JWK key, JWSHeader header, byte[] signed, CompactToken token) throws Rejection {
        try {
            return key instanceof RSAKey rsa
                    ? new RSASSAVerifier(rsa).verify(header, signed, token.signature())
                    : new ECDSAVerifier((ECKey) key).verify(header, signed, token.signature());
        } catch (JOSEException unusable) {
            throw new Rejection(Reason.BAD_SIGNATURE, null, unusable);
        }
    }

    @Override
    public void close() {
        background.shutdownNow();
    }

    /** Fetches, and remembers how that went: the caches above answer an outage with what they know. */
    private static final class RemoteKeys implements JWKSetSource<SecurityContext> {
        private static final Logger LOG = System.getLogger(Verifier.class.getPackageName());

        private final URI uri;
        private final JWKSetSource<SecurityContext> address;
        private volatile boolean reachable;

        RemoteKeys(URI address) {
            this.uri = address;
            try {
                this.address = new URLBasedJWKSetSource<>(address.toURL(), new Retriever());
            } catch (MalformedURLException unusable) {
                throw new IllegalArgumentException(unusable);
            }
        }

        boolean isReachable() {
            return reachable;
        }

        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long now, SecurityContext context)
                throws KeySourceException {
            try {
                JWKSet fetched = address.getJWKSet(evaluator, now, context);
                reachable = true;
                return fetched;
            } catch (KeySourceException failure) {
                reachable = false;
                LOG.log(Level.WARNING, "The keys at " + uri + " cannot be fetched.", failure);
                throw failure;
            }
        }

        @Override
        public void close() throws IOException {
            address.close();
        }
    }

    /** Follows no redirects: keys are taken from where they are said to be, only. */
    private static final class Retriever extends DefaultResourceRetriever {
        Retriever() {
            super((int) CONNECT_TIMEOUT.toMillis(), (int) READ_TIMEOUT.toMillis(), MOST_BYTES);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            HttpURLConnection connection = super.openHTTPConnection(url);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }
}

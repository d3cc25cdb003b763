package dev.mintmark.token.federation;

import dev.mintmark.domain.WebAddress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Asks servers that others run (rules §11): over https, unless the host is by its name this machine; without following
 * redirects; nobody but who may be asked ({@link AddressGuard}); for a limited time, the name's resolution included,
 * and for a limited answer. Thread-safe.
 */
public final class GuardedClient implements AutoCloseable {
    /** The longest answer, in bytes. */
    static final int MAX_BYTES = 512 * 1024;

    private static final int MOST_AT_ONCE = 64;
    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

    /** Finds the addresses of names; the system does, but in tests. */
    interface Resolver {
        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    private final OkHttpClient ofOthers;
    private final OkHttpClient ofThisMachine;
    private final boolean thisMachine;
    private final ThreadPoolExecutor threads;

    /** Asks who may be asked. */
    public GuardedClient(AddressGuard guard) {
        this(guard, true);
    }

    /**
     * Asks who may be asked.
     *
     * @param thisMachine whether this machine may, by its name: not where somebody else than an operator names it
     */
    public GuardedClient(AddressGuard guard, boolean thisMachine) {
        this(guard, thisMachine, host -> List.of(InetAddress.getAllByName(host)));
    }

    GuardedClient(AddressGuard guard, Resolver resolver) {
        this(guard, true, resolver);
    }

    GuardedClient(AddressGuard guard, boolean thisMachine, Resolver resolver) {
        this.thisMachine = thisMachine;
        this.ofThisMachine = new OkHttpClient.Builder()
                .dns(resolver::resolve)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(true)
                .protocols(List.of(Protocol.HTTP_1_1))
                .build();
        this.ofOthers = ofThisMachine
                .newBuilder()
                .socketFactory((SocketFactory) new CheckedSockets(guard))
                .build();
        this.threads = new ThreadPoolExecutor(
                0, MOST_AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), GuardedClient::thread);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "mintmark-fetch");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Gets what is at an address, as JSON.
     *
     * @param within how long it may take, over all
     * @throws FetchFailed in any case but that of a 200
     */
    public byte[] get(URI address, Duration within) throws FetchFailed {
        Answer answer = send(address, Map.of(), Optional.empty(), within);
        if (answer.status() != 200) {
            throw new FetchFailed("It answers with status " + answer.status() + ".");
        }
        return answer.body();
    }

    /**
     * An answer, of whatever status.
     *
     * @param contentType empty where it says none
     */
    public record Answer(int status, Optional<String> contentType, byte[] body) {}

    /**
     * Gets what is at an address, or sends a form there.
     *
     * @param headers whose values may be secrets: they are sent there, and nowhere else
     * @param form encoded; empty to get
     * @param within how long it may take, over all
     * @throws FetchFailed if nothing comes, or a redirect
     */
    public Answer send(URI address, Map<String, String> headers, Optional<String> form, Duration within)
            throws FetchFailed {
        if (!WebAddress.isSafe(address.toString())) {
            throw new FetchFailed("It is not an address that begins with https.");
        }
        Request.Builder request = new Request.Builder().url(address.toString()).header("Accept", "application/json");
        headers.forEach(request::header);
        form.ifPresent(text -> request.post(RequestBody.create(text.getBytes(StandardCharsets.UTF_8), FORM)));
        return ask(request.build(), within);
    }

    private Answer ask(Request request, Duration within) throws FetchFailed {
        Future<Answer> answer = null;
        try {
            answer = threads.submit(() -> answer(request, within));
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException full) {
            throw new FetchFailed("Too many servers are being asked at the moment.");
        } catch (TimeoutException tooSlow) {
            answer.cancel(true);
            throw tooSlow(within);
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new FetchFailed("This server is stopping.");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof FetchFailed why
                    ? why
                    : new FetchFailed("It cannot be asked: "
                            + failed.getCause().getClass().getSimpleName() + ".");
        }
    }

    private static FetchFailed tooSlow(Duration within) {
        return new FetchFailed("It did not answer within " + within.toMillis() + " milliseconds.");
    }

    private Answer answer(Request request, Duration within) throws FetchFailed {
        OkHttpClient client =
                thisMachine && WebAddress.isLoopback(request.url().uri().getHost()) ? ofThisMachine : ofOthers;
        var call = client.newCall(request);
        call.timeout().timeout(within.toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = call.execute()) {
            return read(response);
        } catch (FetchFailed why) {
            throw why;
        } catch (UnknownHostException unknown) {
            throw new FetchFailed("Its host is unknown.");
        } catch (InterruptedIOException tooLate) {
            throw tooSlow(within);
        } catch (SSLException untrusted) {
            throw new FetchFailed("Its certificate is not trusted here, or is not for this host.");
        } catch (IOException broken) {
            throw new FetchFailed("The connection failed or broke.");
        }
    }

    private static Answer read(Response response) throws IOException {
        if (response.isRedirect()) {
            throw new FetchFailed("It answers with a redirect, which is not followed. Give the final address.");
        }
        BufferedSource source = response.body().source();
        if (source.request(MAX_BYTES + 1L)) {
            throw new FetchFailed("Its answer is longer than " + MAX_BYTES / 1024 + " KiB.");
        }
        return new Answer(
                response.code(), Optional.ofNullable(response.header("Content-Type")), source.readByteArray());
    }

    /** Stops asking. */
    @Override
    public void close() {
        threads.shutdownNow();
        ofThisMachine.dispatcher().executorService().shutdown();
        ofThisMachine.connectionPool().evictAll();
    }
}

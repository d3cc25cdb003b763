package dev.mintmark.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Two hundred connections that mean harm, each from an address of its own and with the throttles as they are shipped,
 * take next to nothing from a good client and from an operator.
 */
class HostileLoadDrill {
    private static final int SLOW_BODIES = 60;
    private static final int SIGN_INS = 80;
    private static final int FOLLOWERS = 12;
    private static final int STREAMS_OF_A_MEMBER = 5;
    private static final int OPERATOR_SIGN_INS = 30;
    private static final Duration TOKEN_LIMIT = Duration.ofMillis(100);
    private static final Duration SIGN_IN_LIMIT = Duration.ofSeconds(1);

    private final List<Thread> attackers = new ArrayList<>();
    private final Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();
    private final Set<Integer> refused = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    @Test
    void twoHundredHostileConnectionsTakeNextToNothingFromOthers() throws IOException, InterruptedException {
        try (MintmarkServer server = MintmarkServer.startInstalled(
                MintmarkServer.shipped(),
                Map.of(
                        "JVM_ARGS",
                        "-Xshare:auto",
                        "MINTMARK_ADMIN_EMAIL",
                        Host.ADMIN_EMAIL,
                        "MINTMARK_ADMIN_PASSWORD",
                        Host.ADMIN_PASSWORD,
                        "MINTMARK_CHANGES_PER_MEMBER",
                        "1200",
                        "MINTMARK_CHANGES_PER_TENANT",
                        "6000"))) {
            Host host = new Host(new Http(server.baseUri()));
            Host.App app = host.tenant().app(host.region());
            List<String> sessions = new ArrayList<>();
            for (int i = 0; i < FOLLOWERS; i++) {
                sessions.add(host.tenant().admin().authorization());
            }
            warmUp(server, host, app);

            attack(server, sessions);
            Condition.await(
                    "every kind of attack, and one answer for each address",
                    () -> outcomes.keySet().containsAll(List.of("slow body", "stream")) && refused.size() == SIGN_INS);
            TokenLoad load = new TokenLoad(server.baseUri(), app, 1);
            List<Duration> signIns = new ArrayList<>();
            List<Duration> fromElsewhere = new ArrayList<>();
            for (int i = 0; i < OPERATOR_SIGN_INS; i++) {
                signIns.add(signIn(host));
                fromElsewhere.add(signInFrom(server, "127.4.0." + (i + 1)));
                load.awaitTokens(10);
            }
            List<TokenLoad.Outcome> tokens = load.finish();
            ended = true;
            for (Thread attacker : attackers) {
                attacker.join();
            }

            Drills.report("200 hostile connections: " + TokenLoad.summary(tokens) + "; an operator signed in "
                    + OPERATOR_SIGN_INS + " times, the slowest in "
                    + Collections.max(signIns).toMillis() + " ms, and as often from an address never seen before, the"
                    + " slowest in " + Collections.max(fromElsewhere).toMillis() + " ms; what came out for the others: "
                    + new TreeMap<>(outcomes));
            assertThat(tokens).allMatch(TokenLoad.Outcome::isToken);
            assertThat(percentile99(tokens)).isLessThan(TOKEN_LIMIT);
            assertThat(signIns).allMatch(took -> took.compareTo(SIGN_IN_LIMIT) < 0);
            assertThat(fromElsewhere).allMatch(took -> took.compareTo(SIGN_IN_LIMIT) < 0);
        }
    }

    /** The first requests of a server are slow by themselves. */
    private void warmUp(MintmarkServer server, Host host, Host.App app) {
        try (TokenLoad load = new TokenLoad(server.baseUri(), app, 4)) {
            for (int i = 0; i < OPERATOR_SIGN_INS; i++) {
                signIn(host);
            }
            load.awaitTokens(2_000);
        }
    }

    private static Duration signIn(Host host) {
        Instant began = Instant.now();
        Answer answer = host.anonymous.post(
                "/api/v1/session",
                "{\"email\":\"" + Host.ADMIN_EMAIL + "\",\"password\":\"" + Host.ADMIN_PASSWORD + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Duration.between(began, Instant.now());
    }

    private static Duration signInFrom(MintmarkServer server, String address) throws IOException {
        Instant began = Instant.now();
        try (Socket socket = connect(server, address)) {
            sendSignIn(socket, Host.ADMIN_EMAIL, Host.ADMIN_PASSWORD);
            assertThat(readAnswer(socket.getInputStream())).isEqualTo("200");
        }
        return Duration.between(began, Instant.now());
    }

    private static Duration percentile99(List<TokenLoad.Outcome> tokens) {
        List<Duration> sorted =
                tokens.stream().map(TokenLoad.Outcome::took).sorted().toList();
        return sorted.get(sorted.size() * 99 / 100);
    }

    private void attack(MintmarkServer server, List<String> sessions) {
        for (int i = 0; i < SLOW_BODIES; i++) {
            start(server, "127.1.0." + (i + 1), this::slowBody);
        }
        for (int i = 0; i < SIGN_INS; i++) {
            int number = i;
            start(server, "127.2.0." + (i + 1), socket -> inventedSignIns(socket, number));
        }
        for (int i = 0; i < FOLLOWERS * STREAMS_OF_A_MEMBER; i++) {
            String session = sessions.get(i % FOLLOWERS);
            start(server, "127.3.0." + (i + 1), socket -> unreadStream(socket, session));
        }
    }

    private interface Attack {
        void on(Socket socket) throws IOException;
    }

    /** Attacks from this address until the end, on a new connection whenever one is lost. */
    private void start(MintmarkServer server, String address, Attack attack) {
        Thread thread = new Thread(
                () -> {
                    while (!ended) {
                        try (Socket socket = connect(server, address)) {
                            socket.setSoTimeout(1_000);
                            attack.on(socket);
                        } catch (IOException lost) {
                            count("lost connection");
                        }
                    }
                },
                "attack from " + address);
        thread.setDaemon(true);
        thread.start();
        attackers.add(thread);
    }

    private void slowBody(Socket socket) throws IOException {
        send(
                socket,
                "POST /connect/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n\r\na");
        count("slow body");
        untilEnd(socket);
    }

    private void unreadStream(Socket socket, String session) throws IOException {
        send(
                socket,
                "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + session
                        + "\r\nAccept: text/event-stream\r\n\r\n");
        count("stream");
        untilEnd(socket);
    }

    /** Waits for the end, or for the other side to close. */
    private void untilEnd(Socket socket) throws IOException {
        while (!ended) {
            try {
                if (socket.getInputStream().read() < 0) {
                    return;
                }
            } catch (SocketTimeoutException nothing) {
                count("second in which nothing came");
            }
        }
    }

    private void inventedSignIns(Socket socket, int number) throws IOException {
        socket.setSoTimeout(60_000);
        for (int i = 0; !ended; i++) {
            sendSignIn(socket, "nobody-" + number + "-" + i + "@invented.example", "invented " + i + " password");
            String status = readAnswer(socket.getInputStream());
            count("sign-in " + status);
            if (status.equals("401")) {
                refused.add(number);
            }
        }
    }

    private static void sendSignIn(Socket socket, String email, String password) throws IOException {
        String body = "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
        send(
                socket,
                "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static Socket connect(MintmarkServer server, String from) throws IOException {
        return new Socket(
                InetAddress.getByName("127.0.0.1"), server.baseUri().getPort(), InetAddress.getByName(from), 0);
    }

    /** Reads an answer with a length to its end; returns its status. */
    private static String readAnswer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            head.append((char) next);
        }
        String length = head.toString().replaceAll("(?si).*content-length: (\\d+).*", "$1");
        in.readNBytes(Integer.parseInt(length));
        return head.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
    }

    private static void send(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private void count(String what) {
        outcomes.computeIfAbsent(what, none -> new AtomicInteger()).incrementAndGet();
    }
}

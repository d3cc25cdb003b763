package dev.mintmark.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Whether a refusal takes the same time for what is known and for what is not: single requests on one connection, both
 * kinds in random order, all well formed. The interval is that of a bootstrap over the difference of the medians.
 */
final class TimeEquality {
    private static final int PREPARED = 2_000;
    private static final int RESAMPLES = 1_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private TimeEquality() {}

    /**
     * What was measured; microseconds.
     *
     * @param low of the 95% interval of {@code difference}
     */
    record Result(
            String what,
            int samples,
            double known,
            double unknown,
            double p99Known,
            double p99Unknown,
            double low,
            double high) {
        double difference() {
            return known - unknown;
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "%s, %d requests of each kind: median %.1f µs for what is known (p99 %.0f), %.1f µs for what is not"
                            + " (p99 %.0f); difference %+.2f µs, 95%% interval %+.2f to %+.2f",
                    what,
                    samples,
                    known,
                    p99Known,
                    unknown,
                    p99Unknown,
                    difference(),
                    low,
                    high);
        }
    }

    /** A wrong secret for ids that there are, and for such that there are not. */
    static Result ofWrongSecrets(URI target, List<BenchClient> clients, int samples) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        byte[][] known = new byte[PREPARED][];
        byte[][] unknown = new byte[PREPARED][];
        for (int i = 0; i < PREPARED; i++) {
            BenchClient nobody = BenchClient.byChance(random);
            known[i] =
                    request(target, clients.get(random.nextInt(clients.size())).with(nobody.secret));
            unknown[i] = request(target, nobody);
        }
        return measure("wrong secret, by client id", target, known, unknown, samples);
    }

    /**
     * A platform's token that no app's credential names: for an issuer that nobody trusts, and for an app that is not.
     */
    static List<Result> ofFederatedTokens(URI target, List<BenchClient> clients, BenchPlatform platform, int samples)
            throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        byte[][] known = new byte[PREPARED][];
        byte[][] ofUnknownIssuer = new byte[PREPARED][];
        byte[][] ofUnknownApp = new byte[PREPARED][];
        String ours = target.resolve("/").toString().replaceFirst("/$", "");
        String trusted = platform.token(BenchPlatform.TRUSTED, ours);
        String untrusted = platform.token(BenchPlatform.UNTRUSTED, ours);
        for (int i = 0; i < PREPARED; i++) {
            String id = clients.get(random.nextInt(clients.size())).id.value();
            known[i] = request(target, id, trusted);
            ofUnknownIssuer[i] = request(target, id, untrusted);
            ofUnknownApp[i] = request(target, BenchClient.byChance(random).id.value(), trusted);
        }
        return List.of(
                measure("federated token, by issuer", target, known, ofUnknownIssuer, samples),
                measure("federated token, by client id", target, known, ofUnknownApp, samples));
    }

    private static Result measure(String what, URI target, byte[][] known, byte[][] unknown, int samples)
            throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        double[] ofKnown = new double[samples];
        double[] ofUnknown = new double[samples];
        try (Socket socket = new Socket(target.getHost(), target.getPort())) {
            socket.setTcpNoDelay(true);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[16_384];
            for (int i = 0; i < samples / 2; i++) {
                exchange(out, in, buffer, known[i % PREPARED]);
                exchange(out, in, buffer, unknown[i % PREPARED]);
            }
            for (int i = 0; i < samples; i++) {
                int pick = random.nextInt(PREPARED);
                if (random.nextBoolean()) {
                    ofKnown[i] = exchange(out, in, buffer, known[pick]);
                    ofUnknown[i] = exchange(out, in, buffer, unknown[pick]);
                } else {
                    ofUnknown[i] = exchange(out, in, buffer, unknown[pick]);
                    ofKnown[i] = exchange(out, in, buffer, known[pick]);
                }
            }
        }
        double[] differences = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            differences[i] = median(resample(ofKnown, random)) - median(resample(ofUnknown, random));
        }
        Arrays.sort(differences);
        return new Result(
                what,
                samples,
                median(ofKnown),
                median(ofUnknown),
                quantile(ofKnown, 0.99),
                quantile(ofUnknown, 0.99),
                differences[RESAMPLES * 25 / 1000],
                differences[RESAMPLES * 975 / 1000 - 1]);
    }

    /** Sends and reads the whole answer; returns microseconds. */
    private static double exchange(OutputStream out, InputStream in, byte[] buffer, byte[] request) throws IOException {
        long start = System.nanoTime();
        out.write(request);
        out.flush();
        int filled = 0;
        int expected = -1;
        while (expected < 0 || filled < expected) {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                throw new IOException("The server closed the connection.");
            }
            filled += read;
            if (expected < 0) {
                expected = length(new String(buffer, 0, filled, StandardCharsets.ISO_8859_1));
            }
        }
        long nanos = System.nanoTime() - start;
        String status = new String(buffer, 9, 3, StandardCharsets.ISO_8859_1);
        if (!status.equals("401")) {
            throw new IOException("Answered " + status + " instead of 401; are the limits of failures high enough?");
        }
        return nanos / 1000.0;
    }

    /** How long head and body are together; -1 while the head is not complete. */
    private static int length(String received) throws IOException {
        int end = received.indexOf(END_OF_HEAD);
        if (end < 0) {
            return -1;
        }
        String head = received.substring(0, end).toLowerCase(Locale.ROOT);
        int at = head.indexOf("\r\ncontent-length: ");
        if (at < 0) {
            throw new IOException("An answer without its length: " + head);
        }
        int endOfLine = head.indexOf("\r\n", at + 2);
        String number = head.substring(at + 18, endOfLine < 0 ? head.length() : endOfLine);
        return end + END_OF_HEAD.length() + Integer.parseInt(number.strip());
    }

    private static byte[] request(URI target, BenchClient client) {
        return post(target, "Authorization: " + client.authorization() + "\r\n", "grant_type=client_credentials");
    }

    private static byte[] request(URI target, String clientId, String token) {
        String body = "grant_type=client_credentials&client_id=" + clientId
                + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                + "&client_assertion=" + token;
        return post(target, "", body);
    }

    private static byte[] post(URI target, String header, String body) {
        return ("POST " + target.getPath() + " HTTP/1.1\r\nHost: " + target.getAuthority() + "\r\n" + header
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + body.length() + END_OF_HEAD + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static double[] resample(double[] values, SplittableRandom random) {
        double[] drawn = new double[values.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = values[random.nextInt(values.length)];
        }
        return drawn;
    }

    private static double median(double[] values) {
        return quantile(values, 0.5);
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))];
    }
}

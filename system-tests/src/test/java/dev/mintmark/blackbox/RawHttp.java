package dev.mintmark.blackbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Sends requests byte by byte as they are written here, which no HTTP library would do. */
final class RawHttp {
    private static final int ANSWER_LIMIT_MILLIS = 60_000;

    private final String host;
    private final int port;
    private final SSLContext tls;
    private final String ownAddress;

    private RawHttp(String host, int port, SSLContext tls, String ownAddress) {
        this.host = host;
        this.port = port;
        this.tls = tls;
        this.ownAddress = ownAddress;
    }

    static RawHttp plain(MintmarkServer server) {
        return new RawHttp(server.baseUri().getHost(), server.baseUri().getPort(), null, "127.0.0.1");
    }

    /** From this address of our own, which the server counts by itself. */
    RawHttp from(String address) {
        return new RawHttp("127.0.0.1", port, tls, address);
    }

    /** Over TLS, whoever the server says it is: its certificate is one of its own making. */
    static RawHttp secure(MintmarkServer server) {
        return new RawHttp(server.baseUri().getHost(), server.httpsPort(), trusting(), "127.0.0.1");
    }

    /** The whole answer to a request, as it came. */
    String answer(String request) throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            if (tls == null) {
                socket.shutdownOutput();
            }
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException silent) {
            throw new AssertionError("no answer, and the connection stays open", silent);
        }
    }

    /** The answer to a request without a body, with these further header lines. */
    String answer(String method, String target, String hostName, String... headers) throws IOException {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return answer(
                method + " " + target + " HTTP/1.1\r\nHost: " + hostName + "\r\n" + more + "Connection: close\r\n\r\n");
    }

    /** The answer to a form, or to whatever else has this media type. */
    Answer post(String target, String mediaType, String body) throws IOException {
        String answer = answer("POST " + target + " HTTP/1.0\r\nHost: localhost\r\nContent-Type: " + mediaType
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        String[] headAndBody = answer.split("\r\n\r\n", 2);
        String[] lines = headAndBody[0].split("\r\n");
        Map<String, List<String>> headers = Arrays.stream(lines)
                .skip(1)
                .map(line -> line.split(": ?", 2))
                .collect(Collectors.groupingBy(
                        line -> line[0], Collectors.mapping(line -> line[1], Collectors.toList())));
        return new Answer(
                Integer.parseInt(lines[0].split(" ")[1]),
                HttpHeaders.of(headers, (name, value) -> true),
                headAndBody[1]);
    }

    /** Whether the server agrees to this version of TLS with this cipher suite. */
    boolean handshakes(String version, String suite) throws IOException {
        try (SSLSocket socket = (SSLSocket) open()) {
            socket.setEnabledProtocols(new String[] {version});
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
            return true;
        } catch (SSLException refused) {
            return false;
        }
    }

    /** The certificate that the server shows, in PEM. */
    String certificate() {
        try (SSLSocket socket = (SSLSocket) open()) {
            socket.startHandshake();
            byte[] shown = socket.getSession().getPeerCertificates()[0].getEncoded();
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(shown)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (IOException | CertificateException broken) {
            throw new AssertionError(broken);
        }
    }

    private Socket open() throws IOException {
        InetAddress own = InetAddress.getByName(ownAddress);
        Socket socket = tls == null
                ? new Socket(InetAddress.getByName(host), port, own, 0)
                : tls.getSocketFactory().createSocket(InetAddress.getByName(host), port, own, 0);
        socket.setSoTimeout(ANSWER_LIMIT_MILLIS);
        return socket;
    }

    private static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Trusting()}, null);
            return context;
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String algorithm) {
            // No client shows one here.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String algorithm) {
            // Any will do.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

package dev.mintmark.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** HAProxy in front of two servers, without sticky sessions; its operator can take a node out and put it back. */
final class LoadBalancer implements AutoCloseable {
    private static final String CONFIGURATION = """
            global
              stats socket %1$s/admin mode 600 level admin
            defaults
              mode http
              timeout connect 2s
              timeout client 60s
              timeout server 60s
              retries 2
              option redispatch
            frontend entry
              bind 127.0.0.1:%2$d
              default_backend mintmark
            backend mintmark
              balance roundrobin
              option forwardfor
              option httpchk
              http-check send meth GET uri /health/ready
              http-check expect status 200
              server node0 127.0.0.1:%3$d check inter 500ms fall 1 rise 1
              server node1 127.0.0.1:%4$d check inter 500ms fall 1 rise 1
            """;

    private final Path folder;
    private final int port;
    private final Process process;

    private LoadBalancer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts it in front of both, and waits until it finds them ready. */
    static LoadBalancer before(MintmarkServer first, MintmarkServer second) throws IOException {
        Path folder = Files.createTempDirectory("mintmark-balancer");
        int port = freePort();
        Path file = Files.writeString(
                folder.resolve("haproxy.cfg"),
                CONFIGURATION.formatted(
                        folder,
                        port,
                        first.baseUri().getPort(),
                        second.baseUri().getPort()));
        Process process;
        try {
            process = new ProcessBuilder("haproxy", "-db", "-f", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException missing) {
            throw new IOException("The drill needs HAProxy. Install it: apt-get install haproxy", missing);
        }
        LoadBalancer balancer = new LoadBalancer(folder, port, process);
        balancer.awaitUp(0);
        balancer.awaitUp(1);
        return balancer;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI uri() {
        return URI.create("http://localhost:" + port);
    }

    /** Sends this node nothing more, and waits until it has answered what it was sent. */
    void takeOut(int node) {
        command("set server mintmark/node" + node + " state drain");
        Condition.await("node " + node + " is idle", () -> column(node, 4).equals("0"));
    }

    /** Sends this node requests again, once it says that it is ready. */
    void putBack(int node) {
        command("set server mintmark/node" + node + " state ready");
        awaitUp(node);
    }

    void awaitUp(int node) {
        Condition.await("node " + node + " is up", () -> state(node).startsWith("UP"));
    }

    void awaitDown(int node) {
        Condition.await("node " + node + " is down", () -> state(node).startsWith("DOWN"));
    }

    private String state(int node) {
        return column(node, 17);
    }

    /** Of HAProxy's own table; 4: requests that it works on, 17: the state. */
    private String column(int node, int number) {
        try {
            return command("show stat mintmark -1 -1")
                    .lines()
                    .filter(line -> line.startsWith("mintmark,node" + node + ","))
                    .map(line -> line.split(",", -1)[number])
                    .findFirst()
                    .orElse("");
        } catch (UncheckedIOException notYet) {
            if (!process.isAlive()) {
                throw notYet;
            }
            return "";
        }
    }

    private String command(String line) {
        try (SocketChannel admin = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            admin.connect(UnixDomainSocketAddress.of(folder.resolve("admin")));
            admin.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            ByteBuffer answer = ByteBuffer.allocate(1 << 16);
            while (admin.read(answer) >= 0) {
                if (!answer.hasRemaining()) {
                    throw new IOException("a longer answer than expected");
                }
            }
            return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (String name : new String[] {"admin", "haproxy.cfg", "log"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }
}

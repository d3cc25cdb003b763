package dev.mintmark.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** The way from a server to its database, which can be cut, slowed down, or made to carry nothing, and mended. */
final class Cable implements AutoCloseable {
    private final ServerSocket entry;
    private final int exit;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean held;
    private volatile Duration delay = Duration.ZERO;

    private Cable(ServerSocket entry, int exit) {
        this.entry = entry;
        this.exit = exit;
    }

    /** A whole one that ends at this port of this machine. */
    static Cable to(int port) throws IOException {
        Cable cable = new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        start("cable", cable::accept);
        return cable;
    }

    int port() {
        return entry.getLocalPort();
    }

    /** Breaks every connection, and each new one at once. */
    void cut() {
        cut = true;
        sockets.forEach(Cable::closeQuietly);
    }

    /** Breaks every connection once; new ones hold. */
    void breakConnections() {
        sockets.forEach(Cable::closeQuietly);
    }

    void mend() {
        cut = false;
        held = false;
        delay = Duration.ZERO;
    }

    /** Carries nothing more, and tells nobody: what is sent waits until the cable is mended. */
    void hold() {
        held = true;
    }

    /** Carries everything so much later, in both directions. */
    void slowDown(Duration by) {
        delay = by;
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket near = entry.accept();
                if (cut) {
                    closeQuietly(near);
                } else {
                    join(near, new Socket(InetAddress.getLoopbackAddress(), exit));
                }
            } catch (SocketException closed) {
                return;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private void join(Socket near, Socket far) {
        sockets.add(near);
        sockets.add(far);
        if (cut) {
            closeQuietly(near);
            closeQuietly(far);
        }
        start("cable there", () -> carry(near, far));
        start("cable back", () -> carry(far, near));
    }

    private void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] carried = new byte[8192];
            for (int length = in.read(carried); length >= 0; length = in.read(carried)) {
                lie();
                out.write(carried, 0, length);
            }
        } catch (IOException broken) {
            // One end hung up: so does the other.
            closeQuietly(to);
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void lie() {
        LockSupport.parkNanos(delay.toNanos());
        while (held && !cut && !entry.isClosed()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        entry.close();
        cut();
    }
}

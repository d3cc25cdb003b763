package dev.mintmark.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way from a server to its database, which can be cut and mended. */
final class Cable implements AutoCloseable {
    private final ServerSocket entry;
    private final int exit;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

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

    void mend() {
        cut = false;
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
        start("cable there", () -> carry(near, far));
        start("cable back", () -> carry(far, near));
    }

    private void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
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

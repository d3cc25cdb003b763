package dev.mintmark.token.federation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Sockets that look at the address itself at the moment when they connect to it: whatever a name has meant before, and
 * however an address was written, nothing else can be reached. TLS goes over them, for the name.
 */
final class CheckedSockets extends SocketFactory {
    private final AddressGuard guard;

    CheckedSockets(AddressGuard guard) {
        this.guard = guard;
    }

    @Override
    public Socket createSocket() {
        return new CheckedSocket(guard);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("only sockets that are connected later");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        return createSocket(host, port);
    }

    private static final class CheckedSocket extends Socket {
        private final AddressGuard guard;

        CheckedSocket(AddressGuard guard) {
            this.guard = guard;
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            InetAddress address = ((InetSocketAddress) endpoint).getAddress();
            if (address == null || !guard.allows(address)) {
                throw new FetchFailed("Its host has the address " + (address == null ? "" : address.getHostAddress())
                        + ", which is not public. If it is right, list its network in"
                        + " MINTMARK_FEDERATION_NETWORKS.");
            }
            super.connect(endpoint, timeout);
        }
    }
}

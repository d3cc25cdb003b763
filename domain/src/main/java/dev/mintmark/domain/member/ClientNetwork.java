package dev.mintmark.domain.member;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The network that a person acts from: of an IPv4 address the first 24 bits, of an IPv6 address the first 64, since a
 * provider gives the same line another address now and then (RFC 4291 §2.5.1).
 *
 * @param value in CIDR notation
 */
public record ClientNetwork(String value) {
    private static final int GROUPS = 8;
    private static final int GROUPS_OF_NETWORK = 4;

    public ClientNetwork {
        Objects.requireNonNull(value);
    }

    /** The network of an address in its canonical form (RFC 5952 §4 for IPv6); any other text stands for itself. */
    public static ClientNetwork of(String address) {
        if (address.indexOf(':') >= 0) {
            return new ClientNetwork(String.join(":", groups(address).subList(0, GROUPS_OF_NETWORK)) + "::/64");
        }
        int lastOctet = address.lastIndexOf('.');
        return new ClientNetwork(lastOctet < 0 ? address : address.substring(0, lastOctet) + ".0/24");
    }

    private static List<String> groups(String address) {
        String[] halves = address.split("::", -1);
        List<String> groups = new ArrayList<>(parts(halves[0]));
        List<String> last = parts(halves[halves.length - 1]);
        groups.addAll(Collections.nCopies(Math.max(0, GROUPS - groups.size() - last.size()), "0"));
        groups.addAll(last);
        return groups;
    }

    private static List<String> parts(String half) {
        return half.isEmpty() ? List.of() : Arrays.asList(half.split(":"));
    }

    @Override
    public String toString() {
        return value;
    }
}

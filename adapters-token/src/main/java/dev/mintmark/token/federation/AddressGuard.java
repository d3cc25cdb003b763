package dev.mintmark.token.federation;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to where somebody else has chosen the name: those of the public network, and what an
 * operator lists (rules §11). Metadata services of clouds have link-local, unique-local or shared addresses.
 */
public final class AddressGuard {
    private static final List<IPAddress> NOT_PUBLIC = blocks(Stream.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            "::ffff:0:0/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/32",
            "2002::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8"));

    private final List<IPAddress> allowed;

    private AddressGuard(List<IPAddress> allowed) {
        this.allowed = allowed;
    }

    /**
     * Allows public addresses, and those in these networks.
     *
     * @param networks addresses or blocks in CIDR notation, checked before
     */
    public static AddressGuard allowing(List<String> networks) {
        return new AddressGuard(blocks(networks.stream()));
    }

    private static List<IPAddress> blocks(Stream<String> texts) {
        return texts.map(text -> new IPAddressString(text).getAddress()).toList();
    }

    /** Whether an address may be connected to. */
    boolean allows(InetAddress address) {
        IPAddress one = new IPAddressGenerator().from(address);
        return isIn(allowed, one) || !isIn(NOT_PUBLIC, one);
    }

    private static boolean isIn(List<IPAddress> blocks, IPAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }
}

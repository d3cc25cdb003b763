package dev.mintmark.rest.http;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One IP address, or one block of them. Only the plain notations of RFC 4291 §2.2 and of dotted decimals are read, and
 * nothing is ever looked up; an IPv4 address that is mapped into IPv6 (RFC 4291 §2.5.5.2) is that IPv4 address.
 */
public final class IpAddress {
    private static final int NETWORK_OF_IPV6 = 64;
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern DOTTED = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern WITH_COLONS = Pattern.compile("(?=[^:]*:)[0-9A-Fa-f:]{2,39}");
    private static final Pattern MIXED = Pattern.compile("[0-9A-Fa-f:]{2,30}:" + DOTTED.pattern());
    private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");

    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowPrefix(false)
            .allowMask(false)
            .allowWildcardedSeparator(false)
            .allow_inet_aton(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .toParams();

    private static final IPAddress SHARED_NETWORK = new IPAddressString("100.64.0.0/10").getAddress();

    private final IPAddress address;

    private IpAddress(IPAddress address) {
        this.address = address;
    }

    /** The address that a text writes, with or without a zone, which is dropped; empty if it writes none. */
    public static Optional<IpAddress> parse(String text) {
        int zone = text.indexOf('%');
        String plain = zone > 0 ? text.substring(0, zone) : text;
        if (zone > 0 && plain.indexOf(':') < 0) {
            return Optional.empty();
        }
        return read(plain).map(IpAddress::unmapped).map(IpAddress::new);
    }

    /**
     * The block that a text writes: an address, or an address and a prefix length (RFC 4632 §3.1, RFC 4291 §2.3); empty
     * if it writes none.
     */
    public static Optional<IpAddress> parseBlock(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return parse(text);
        }
        Optional<IPAddress> base = read(text.substring(0, slash));
        String prefix = text.substring(slash + 1);
        return base.filter(address ->
                        PREFIX.matcher(prefix).matches() && Integer.parseInt(prefix) <= address.getBitCount())
                .map(address -> unmapped(address.toPrefixBlock(Integer.parseInt(prefix))))
                .map(IpAddress::new);
    }

    /** Whether this block has all of the other one. */
    public boolean contains(IpAddress other) {
        return address.contains(other.address);
    }

    /** The one way to write it (RFC 5952 §4 for IPv6). */
    public String text() {
        return address.toCanonicalString();
    }

    /**
     * What an abuser is counted by: an IPv4 address itself, but of an IPv6 address its first {@value #NETWORK_OF_IPV6}
     * bits, since whoever has one usually has the 2^64 of its subnet (RFC 4291 §2.5.1).
     */
    public String network() {
        return address.isIPv6() ? address.toPrefixBlock(NETWORK_OF_IPV6).toCanonicalString() : text();
    }

    /**
     * Whether packets with it come over the public Internet: it is neither this machine's own, nor of a private (RFC
     * 1918, RFC 4193), link-local or shared (RFC 6598) network.
     */
    public boolean isPublic() {
        return !address.isLoopback() && !address.isLocal() && !SHARED_NETWORK.contains(address);
    }

    private static Optional<IPAddress> read(String text) {
        boolean plausible = DOTTED.matcher(text).matches()
                || WITH_COLONS.matcher(text).matches()
                || MIXED.matcher(text).matches();
        return plausible ? Optional.ofNullable(new IPAddressString(text, STRICT).getAddress()) : Optional.empty();
    }

    private static IPAddress unmapped(IPAddress address) {
        if (!address.isIPv6()) {
            return address;
        }
        IPv6Address six = address.toIPv6();
        return six.isIPv4Mapped() ? six.getEmbeddedIPv4Address() : six;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}

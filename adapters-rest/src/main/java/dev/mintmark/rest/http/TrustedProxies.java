package dev.mintmark.rest.http;

import java.util.List;

/**
 * Whose word about the address of a request counts; nobody's by default.
 *
 * @param blocks addresses, and blocks of them
 */
public record TrustedProxies(List<IpAddress> blocks) {
    /** Copies the blocks. */
    public TrustedProxies {
        blocks = List.copyOf(blocks);
    }

    /**
     * Reads addresses and CIDR blocks.
     *
     * @throws IllegalArgumentException naming the first one that is neither
     */
    public static TrustedProxies of(List<String> blocks) {
        return new TrustedProxies(blocks.stream()
                .map(block -> IpAddress.parseBlock(block).orElseThrow(() -> new IllegalArgumentException(block)))
                .toList());
    }

    /** Whether this is the address of one of them. */
    public boolean trust(IpAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }
}

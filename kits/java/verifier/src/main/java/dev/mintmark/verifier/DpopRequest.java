package dev.mintmark.verifier;

import java.util.List;
import java.util.Objects;

/**
 * A request to this API, as far as a proof speaks of it (RFC 9449 §4.2).
 *
 * @param method such as {@code GET}
 * @param path as in the request line, without the query, such as {@code /documents/7}
 * @param proofs every {@code DPoP} header
 */
public record DpopRequest(String method, String path, List<String> proofs) {
    /** Checks that nothing is null. */
    public DpopRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        proofs = List.copyOf(proofs);
    }
}

package dev.mintmark.application.port.in.token;

import dev.mintmark.application.port.in.token.IntrospectToken.ResourceServerCaller;
import dev.mintmark.domain.introspection.CutList;
import dev.mintmark.domain.key.SigningAlgorithm;
import java.util.Optional;

/** The cut list: revocation that offline verifiers see (rules §12). */
public interface ReadCuts {
    /**
     * Who the caller is as a reader of the list; empty if it did not prove it.
     *
     * @throws dev.mintmark.application.port.StoreUnavailable if the store cannot be reached
     */
    Optional<Reader> authenticate(ResourceServerCaller caller);

    /**
     * A resource server that proved who it is.
     *
     * @param audience of the tokens that it takes
     * @param seesAll whether it takes tokens of every other API, too
     * @param algorithm with which its tokens are signed
     */
    record Reader(String audience, boolean seesAll, SigningAlgorithm algorithm) {}

    /**
     * What is cut now: whatever was changed before this call is in it, on whichever node.
     *
     * @throws dev.mintmark.application.port.StoreUnavailable if the store cannot be reached
     */
    CutList read(Reader reader);

    /** The list as a JWS, signed as the reader's tokens are. */
    String sign(CutList list, Reader reader);
}

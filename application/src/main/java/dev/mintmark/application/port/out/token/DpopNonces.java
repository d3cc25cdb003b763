package dev.mintmark.application.port.out.token;

import java.time.Instant;

/** Nonces that proofs have to carry (RFC 9449 §8): what one node gives out, all of them know. */
public interface DpopNonces {
    /** The nonce for proofs that are made now: 1 to 100 characters of base64url. */
    String current(Instant now);

    /** Whether a nonce was given out within the last minutes: at least five. */
    boolean counts(String nonce, Instant now);
}

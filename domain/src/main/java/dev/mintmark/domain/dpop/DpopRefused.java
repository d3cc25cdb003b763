package dev.mintmark.domain.dpop;

/**
 * A token request whose DPoP proof is missing or does not hold (<a
 * href="https://www.rfc-editor.org/rfc/rfc9449#section-5">RFC 9449 §5, §8</a>). The message is a sentence for whoever
 * sent it, and repeats nothing of the proof.
 */
public final class DpopRefused extends RuntimeException {
    private static final String USE_DPOP_NONCE = "use_dpop_nonce";

    private final String code;

    private DpopRefused(String code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    /** The proof is missing, or something about it is wrong. */
    public static DpopRefused invalid(String sentence) {
        return new DpopRefused("invalid_dpop_proof", sentence);
    }

    /** The proof lacks a nonce that counts now. */
    public static DpopRefused withoutNonce() {
        return new DpopRefused(
                USE_DPOP_NONCE, "Make a new proof whose nonce is the one in DPoP-Nonce, and send the request again.");
    }

    /** The error code of RFC 9449 §12.2. */
    public String code() {
        return code;
    }

    /** Whether nothing is wrong but that the client could not know the nonce before it asked: it asks again. */
    public boolean asksForNonce() {
        return code.equals(USE_DPOP_NONCE);
    }
}

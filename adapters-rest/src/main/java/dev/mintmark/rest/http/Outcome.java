package dev.mintmark.rest.http;

/** Why a request was refused, told by whoever refused it; for counting only. */
public final class Outcome {
    /** What is said of a request that nobody refused. */
    public static final String NO_REASON = "none";

    private String reason = NO_REASON;

    /**
     * Tells why.
     *
     * @param word one of a fixed few, such as an error code; never anything that a caller has sent
     */
    public void refusedFor(String word) {
        reason = word;
    }

    /** The reason, or {@value #NO_REASON}. */
    public String reason() {
        return reason;
    }
}

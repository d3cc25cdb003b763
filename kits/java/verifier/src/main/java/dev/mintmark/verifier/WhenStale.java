package dev.mintmark.verifier;

/** What becomes of tokens while the cut list was not confirmed for too long: a choice between two harms. */
public enum WhenStale {
    /** They are refused, with 503: nothing that was revoked is served, and nothing else either. */
    REFUSE,
    /**
     * They are verified by the list that was read last, or without any: what was revoked since is served until it
     * expires. The log is told, and {@link Verifier#cuts()} tells.
     */
    GO_ON
}

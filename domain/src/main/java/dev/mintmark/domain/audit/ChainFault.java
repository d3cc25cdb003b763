package dev.mintmark.domain.audit;

import dev.mintmark.domain.Coded;

/**
 * The first fault of a chain (rules §9).
 *
 * @param position the record that is missing or does not fit; the place after the last record for the tail and the head
 */
public record ChainFault(long position, Kind kind) {
    /** What is wrong. */
    public enum Kind implements Coded {
        /** A record is not where it should be: it was removed. */
        RECORD_MISSING("record_missing"),
        /** A record was altered, or put in the place of another. */
        RECORD_ALTERED("record_altered"),
        /** The chain ends earlier or later than its head says. */
        TAIL_CUT("tail_cut"),
        /** The head itself was altered. */
        HEAD_ALTERED("head_altered");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }
}

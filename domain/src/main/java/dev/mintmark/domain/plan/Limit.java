package dev.mintmark.domain.plan;

import dev.mintmark.domain.Coded;

/** What a plan can limit (rules §4): Document Units per document and per window, and the request rate. */
public enum Limit implements Coded {
    PER_DOCUMENT("maxDocumentUnitsPerDocument"),
    PER_HOUR("maxDocumentUnitsPerHour"),
    PER_DAY("maxDocumentUnitsPerDay"),
    PER_WEEK("maxDocumentUnitsPerWeek"),
    PER_MONTH("maxDocumentUnitsPerMonth"),
    REQUESTS_PER_MINUTE("maxApiRequestsPerMinute");

    private final String code;

    Limit(String code) {
        this.code = code;
    }

    /** The name of the limit in JSON and in the token. */
    @Override
    public String code() {
        return code;
    }
}

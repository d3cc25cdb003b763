package dev.mintmark.domain.plan;

import java.util.Optional;

/** What a plan can limit (rules §4): Document Units per document and per window, and the request rate. */
public enum Limit {
    PER_DOCUMENT("maxDocumentUnitsPerDocument"),
    PER_HOUR("maxDocumentUnitsPerHour"),
    PER_DAY("maxDocumentUnitsPerDay"),
    PER_WEEK("maxDocumentUnitsPerWeek"),
    PER_MONTH("maxDocumentUnitsPerMonth"),
    REQUESTS_PER_MINUTE("maxApiRequestsPerMinute");

    private final String member;

    Limit(String member) {
        this.member = member;
    }

    /** The name of the limit in JSON and in the token. */
    public String member() {
        return member;
    }

    /** The limit with this name, if there is one. */
    public static Optional<Limit> of(String member) {
        for (Limit limit : values()) {
            if (limit.member.equals(member)) {
                return Optional.of(limit);
            }
        }
        return Optional.empty();
    }
}

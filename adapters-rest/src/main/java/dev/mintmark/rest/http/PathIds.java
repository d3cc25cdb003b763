package dev.mintmark.rest.http;

import dev.mintmark.domain.Refusal;
import dev.mintmark.domain.RuleBroken;
import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.member.MemberId;
import dev.mintmark.domain.tenant.TenantId;

/** Reads ids in paths; a malformed one is of something that does not exist. */
public final class PathIds {
    private PathIds() {}

    /** An app's id, or {@code not_found}. */
    public static AppId app(String text) {
        return AppId.parse(text).orElseThrow(PathIds::notFound);
    }

    /** A tenant's id, or {@code not_found}. */
    public static TenantId tenant(String text) {
        return TenantId.parse(text).orElseThrow(PathIds::notFound);
    }

    /** A member's id, or {@code not_found}. */
    public static MemberId member(String text) {
        return MemberId.parse(text).orElseThrow(PathIds::notFound);
    }

    private static RuleBroken notFound() {
        return new RuleBroken(Refusal.NOT_FOUND);
    }
}

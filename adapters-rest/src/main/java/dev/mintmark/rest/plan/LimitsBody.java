package dev.mintmark.rest.plan;

import dev.mintmark.domain.plan.Limit;
import dev.mintmark.rest.json.JsonBody;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code limits} of a request. */
final class LimitsBody {
    private LimitsBody() {}

    /** What is to change: a limit that is null is removed, and every limit if {@code limits} is null (RFC 7396). */
    static Map<Limit, Optional<BigDecimal>> changes(JsonBody body) {
        Map<Limit, Optional<BigDecimal>> changes = new EnumMap<>(Limit.class);
        if (body.isNull("limits")) {
            for (Limit limit : Limit.values()) {
                changes.put(limit, Optional.empty());
            }
        }
        body.object("limits").ifPresent(limits -> {
            for (Limit limit : Limit.values()) {
                if (limits.has(limit.code())) {
                    changes.put(limit, limits.number(limit.code()));
                }
            }
        });
        return changes;
    }
}

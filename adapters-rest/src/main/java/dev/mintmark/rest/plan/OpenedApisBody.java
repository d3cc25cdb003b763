package dev.mintmark.rest.plan;

import dev.mintmark.domain.plan.OpenedApi;
import dev.mintmark.rest.json.JsonBody;
import java.util.List;
import java.util.Optional;

/** Reads the {@code apis} of a request. */
final class OpenedApisBody {
    private OpenedApisBody() {}

    /** All that the plan is to open; empty where nothing is said, no API where it is null (RFC 7396). */
    static Optional<List<OpenedApi.Input>> read(JsonBody body) {
        return body.bodies("apis").map(apis -> apis.stream()
                .map(api -> new OpenedApi.Input(api.text("resourceServer"), api.texts("scopes")))
                .toList());
    }
}

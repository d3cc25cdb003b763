package dev.mintmark.rest.activity;

import dev.mintmark.domain.activity.Activity;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How often tokens were refused for one reason. */
@Schema(name = "ActivityRefusal", description = "How often tokens were refused for one reason.")
record RefusalAnswer(
        @Schema(description = "`invalid_client`, `invalid_scope`, or what blocked the app, such as `app_disabled`.")
        String reason,

        @Schema(minimum = "1") long count) {
    static List<RefusalAnswer> of(Activity activity) {
        return activity.refusals().entrySet().stream()
                .map(refusal -> new RefusalAnswer(refusal.getKey(), refusal.getValue()))
                .toList();
    }
}

package dev.mintmark.rest.activity;

import dev.mintmark.domain.activity.Activity;
import java.util.List;

/** How often tokens were refused for one reason. */
record RefusalResponse(String reason, long count) {
    static List<RefusalResponse> of(Activity activity) {
        return activity.refusals().entrySet().stream()
                .map(refusal -> new RefusalResponse(refusal.getKey(), refusal.getValue()))
                .toList();
    }
}

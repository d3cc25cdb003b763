package dev.mintmark.rest.activity;

import dev.mintmark.domain.activity.Activity;
import java.util.List;

/** How often tokens were refused for one reason. */
record RefusalAnswer(String reason, long count) {
    static List<RefusalAnswer> of(Activity activity) {
        return activity.refusals().entrySet().stream()
                .map(refusal -> new RefusalAnswer(refusal.getKey(), refusal.getValue()))
                .toList();
    }
}

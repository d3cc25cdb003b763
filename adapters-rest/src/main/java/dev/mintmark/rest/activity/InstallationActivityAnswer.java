package dev.mintmark.rest.activity;

import dev.mintmark.domain.activity.Activity;
import java.util.List;

/** What all apps together did at the token endpoint. */
record InstallationActivityAnswer(List<HourAnswer> hours, List<RefusalAnswer> refusals) {
    static InstallationActivityAnswer from(Activity activity) {
        return new InstallationActivityAnswer(
                activity.hours().stream().map(HourAnswer::from).toList(), RefusalAnswer.of(activity));
    }
}

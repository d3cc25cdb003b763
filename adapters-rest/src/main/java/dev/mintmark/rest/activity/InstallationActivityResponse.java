package dev.mintmark.rest.activity;

import dev.mintmark.domain.activity.Activity;
import java.util.List;

/** What all apps together did at the token endpoint. */
record InstallationActivityResponse(List<HourResponse> hours, List<RefusalResponse> refusals, List<DayResponse> days) {
    static InstallationActivityResponse from(Activity activity) {
        return new InstallationActivityResponse(
                activity.hours().stream().map(HourResponse::from).toList(),
                RefusalResponse.of(activity),
                DayResponse.of(activity.days()));
    }
}

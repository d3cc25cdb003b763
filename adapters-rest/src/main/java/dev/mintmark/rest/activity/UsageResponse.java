package dev.mintmark.rest.activity;

import java.util.List;

/** What an app did on the last seven days, the oldest first. */
record UsageResponse(String appId, List<DayResponse> days) {}

package dev.mintmark.verifier;

import java.time.Duration;
import java.util.Optional;

/**
 * How well a verifier follows the cut list, for health checks and alerts.
 *
 * @param age how long ago the server confirmed the list that is held; empty if none was ever read
 * @param isStale whether that is longer ago than was set: then tokens are refused, or what was revoked since is served
 * @param failure why the list could not be read the last time; empty if it could
 */
public record Cuts(Optional<Duration> age, boolean isStale, Optional<String> failure) {}

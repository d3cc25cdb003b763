package dev.mintmark.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A time that passes when it is told to. */
final class MovableClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-27T08:00:00Z");

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }
}

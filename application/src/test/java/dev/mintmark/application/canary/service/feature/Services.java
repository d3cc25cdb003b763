package dev.mintmark.application.canary.service.feature;

import dev.mintmark.application.canary.port.in.feature.Ports;

/** What implements the canary ports. */
final class Services {
    private Services() {}

    static final class MatchedService implements Ports.Matched {}

    static final class OtherService implements Ports.Misnamed {}

    static final class DoubledService implements Ports.Doubled {}

    static final class AnotherDoubledService implements Ports.Doubled {}
}

package dev.mintmark.application.service.canary;

/** Looks like a service, so that the other canaries can look where they must not. */
public final class CanaryService {}

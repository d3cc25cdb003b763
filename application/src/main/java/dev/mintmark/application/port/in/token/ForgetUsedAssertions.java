package dev.mintmark.application.port.in.token;

/** Forgets assertions that could not be accepted again anyway (rules §7). */
public interface ForgetUsedAssertions {
    /** Forgets what expired long enough ago that no node's clock takes it for valid; safe on several nodes at once. */
    void forget();
}

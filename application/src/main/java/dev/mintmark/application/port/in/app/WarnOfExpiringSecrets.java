package dev.mintmark.application.port.in.app;

/** Warns those who watch a tenant of secrets that will expire by their age (rules §6, age). */
public interface WarnOfExpiringSecrets {
    /** Warns of each secret that it is time to warn of; safe to call on several nodes at once: one of them warns. */
    void warn();
}

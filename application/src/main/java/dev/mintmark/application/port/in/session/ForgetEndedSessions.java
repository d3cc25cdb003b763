package dev.mintmark.application.port.in.session;

/** Forgets sessions that ended a while ago. */
public interface ForgetEndedSessions {
    /** Forgets them; safe on several nodes at once. */
    void forget();
}

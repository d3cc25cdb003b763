package dev.mintmark.application.port.in.key;

/**
 * Says whether what a session key signed still counts: a revoked one is refused at once, whatever the runtime has
 * cached.
 */
public interface TrustSessionKey {
    /** Whether a live session key has this id now. */
    boolean isTrusted(String kid);
}

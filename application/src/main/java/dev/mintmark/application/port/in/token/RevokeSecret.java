package dev.mintmark.application.port.in.token;

/** Whoever holds a leaked secret has it killed (http-api §1, revoke-secret). */
public interface RevokeSecret {
    /**
     * Kills the secret of whatever kind it is; it is dead on every node when this returns. Nothing happens, and nothing
     * is told, if nobody has it.
     *
     * @param presented as sent
     * @throws dev.mintmark.application.port.StoreUnavailable if the store cannot be reached
     */
    void revoke(String presented);
}

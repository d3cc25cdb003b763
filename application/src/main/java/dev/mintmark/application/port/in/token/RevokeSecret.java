package dev.mintmark.application.port.in.token;

/** Revokes a leaked secret for whoever holds it (http-api §1, revoke-secret). */
public interface RevokeSecret {
    /**
     * Revokes the secret, whatever its kind; every node refuses it when this returns. Nothing happens, and nothing is
     * said, if there is no such secret.
     *
     * @param presented as sent
     * @throws dev.mintmark.application.port.StoreUnavailable if the store cannot be reached
     */
    void revoke(String presented);
}

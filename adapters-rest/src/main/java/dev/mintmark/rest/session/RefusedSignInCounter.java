package dev.mintmark.rest.session;

/** Counts refused sign-ins (rules §9). */
public interface RefusedSignInCounter {
    /**
     * Counts one.
     *
     * @param account what was typed as e-mail address, in the form that addresses are compared by; empty for what is
     *     none, and for management keys
     * @param address the client's IP address
     */
    void refused(String account, String address);
}

package dev.mintmark.verifier.rest;

import dev.mintmark.verifier.Caller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * That a caller made the request.
 *
 * @param caller who it is
 * @param connection what is known of the connection
 */
record CallerSecurity(Caller caller, SecurityContext connection) implements SecurityContext {
    /** As the token's {@code groups} say (rules §7). */
    private static final String ROLE = "app";

    @Override
    public Principal getUserPrincipal() {
        return new CallerPrincipal(caller);
    }

    @Override
    public boolean isUserInRole(String role) {
        return ROLE.equals(role);
    }

    @Override
    public boolean isSecure() {
        return connection != null && connection.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}

package dev.mintmark.verifier.rest;

import dev.mintmark.verifier.Caller;
import java.security.Principal;

/** A caller, as Jakarta REST names those who call. */
record CallerPrincipal(Caller caller) implements Principal {
    @Override
    public String getName() {
        return caller.clientId();
    }
}

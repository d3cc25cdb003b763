package dev.mintmark.application.port.in.app;

import dev.mintmark.domain.app.AppId;
import dev.mintmark.domain.federation.FederationCheck;
import dev.mintmark.domain.tenant.TenantId;
import java.util.List;
import java.util.function.Supplier;

/** Tells an app's owner how a token fits its federated credentials (rules §11); nothing of it is kept or logged. */
public interface CheckFederatedToken {
    /**
     * Holds a token against each federated credential of an app.
     *
     * @param token as pasted; may give null. Asked for once the app is found, so that a missing app is refused before a
     *     faulty request (http-api §2)
     * @throws dev.mintmark.domain.RuleBroken {@code not_found}; {@code validation_failed} with {@code required} or
     *     {@code invalid_token}
     */
    Report check(TenantId tenant, AppId app, Supplier<String> token);

    /**
     * What fits.
     *
     * @param matches whether the token would prove now who the app is
     * @param credentials in the app's order
     */
    record Report(boolean matches, List<Judged> credentials) {}

    /** A credential by its name, rule by rule. */
    record Judged(String name, List<FederationCheck> checks) {}
}

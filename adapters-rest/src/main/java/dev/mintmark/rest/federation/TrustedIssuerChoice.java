package dev.mintmark.rest.federation;

import dev.mintmark.domain.federation.TrustedIssuer;

/** A trusted issuer, as far as a tenant sees it. */
record TrustedIssuerChoice(String id, String name, String issuer) {
    static TrustedIssuerChoice from(TrustedIssuer issuer) {
        return new TrustedIssuerChoice(issuer.id().toString(), issuer.name(), issuer.issuer());
    }
}

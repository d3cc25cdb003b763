package dev.mintmark.domain.factor;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * What a member's device needs to show time-based codes: the secret, in a URI that authenticator apps read from a QR
 * code. Shown once; it cannot be printed or serialized.
 */
public final class TotpSetup {
    private final FactorId id;
    private final String uri;

    private TotpSetup(FactorId id, String uri) {
        this.id = id;
        this.uri = uri;
    }

    /**
     * The setup of these codes.
     *
     * @param service what the app shows as their issuer
     * @param account whose they are, in the service
     * @param secret in base32
     */
    public static TotpSetup of(FactorId id, String service, String account, String secret) {
        try {
            URI label = new URI("otpauth", "totp", "/" + service + ":" + account, null);
            String issuer = new URI(null, null, service, null).getRawPath();
            return new TotpSetup(id, label.toASCIIString() + "?secret=" + secret + "&issuer=" + issuer);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** Names the codes, once they are confirmed. */
    public FactorId id() {
        return id;
    }

    /** The URI with the secret in it, for the one whose it is. */
    public String reveal() {
        return uri;
    }

    @Override
    public String toString() {
        return "TotpSetup(hidden)";
    }
}

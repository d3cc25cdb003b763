package dev.mintmark.token;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;

/**
 * The native crypto provider, Amazon Corretto Crypto Provider, where its binary loads. It is optional at run time: without it the
 * JDK signs, more slowly.
 */
public final class NativeCrypto {
    private static final String PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private final Optional<Provider> provider;
    private final String description;

    private NativeCrypto(Optional<Provider> provider, String description) {
        this.provider = provider;
        this.description = description;
    }

    /** Loads the provider from the class path, if it is there and its binary fits this machine. */
    public static NativeCrypto load() {
        return load(PROVIDER);
    }

    static NativeCrypto load(String className) {
        try {
            Provider provider =
                    (Provider) Class.forName(className).getField("INSTANCE").get(null);
            Signature.getInstance("SHA256withECDSA", provider);
            return new NativeCrypto(
                    Optional.of(provider),
                    "Tokens are signed by " + provider.getName() + " " + provider.getVersionStr());
        } catch (ReflectiveOperationException | GeneralSecurityException | LinkageError absent) {
            return new NativeCrypto(
                    Optional.empty(),
                    "Tokens are signed by the JDK; the native crypto provider did not load ("
                            + absent.getClass().getSimpleName() + ")");
        }
    }

    /** The provider; empty where it did not load. */
    public Optional<Provider> provider() {
        return provider;
    }

    /** One sentence for the log: who signs. */
    public String description() {
        return description;
    }
}

package dev.mintmark.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;

/**
 * Chooses who computes signatures: the Amazon Corretto Crypto Provider where its binary loads, the JDK's own providers
 * elsewhere. The provider is handed to each signer; the JVM's list of providers stays as it is, so that nothing else in
 * the server changes.
 */
public final class NativeCrypto {
    private static final String PROVIDER_CLASS = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    /** What ES256 is to a provider: the signature is the two numbers side by side (RFC 7518 §3.4). */
    static final String ES256 = "SHA256withECDSAinP1363Format";

    private final Optional<Provider> provider;
    private final String description;

    private NativeCrypto(Optional<Provider> provider, String description) {
        this.provider = provider;
        this.description = description;
    }

    /**
     * The native provider if it is on the class path and signs a trial message that the JDK verifies; else the JDK's
     * own.
     */
    public static NativeCrypto load() {
        return load(PROVIDER_CLASS);
    }

    /** The JDK's own providers, whatever is on the class path. */
    public static NativeCrypto jdkOnly() {
        return jdk("the native provider is not wanted");
    }

    static NativeCrypto load(String providerClass) {
        try {
            // The class loader of this class is the web application's; the binary is unpacked into java.io.tmpdir.
            Class<?> type = Class.forName(providerClass, true, NativeCrypto.class.getClassLoader());
            Provider found = (Provider) type.getDeclaredConstructor().newInstance();
            tryOut(found);
            return new NativeCrypto(
                    Optional.of(found),
                    "Tokens are signed by the native provider " + found.getName() + " " + found.getVersionStr() + ".");
        } catch (ClassNotFoundException absent) {
            return jdk("no native provider is on the class path");
        } catch (ReflectiveOperationException | GeneralSecurityException | RuntimeException | LinkageError unusable) {
            return jdk("the native provider cannot be used here (" + unusable + ")");
        }
    }

    /** The provider to hand to signers; empty for the JDK's own. */
    public Optional<Provider> provider() {
        return provider;
    }

    /** One line for the log: which provider signs, and why not the native one. */
    public String description() {
        return description;
    }

    KeyFactory keyFactory(String type) throws NoSuchAlgorithmException {
        return provider.isPresent() ? KeyFactory.getInstance(type, provider.get()) : KeyFactory.getInstance(type);
    }

    KeyPairGenerator keyPairGenerator(String type) throws NoSuchAlgorithmException {
        return provider.isPresent()
                ? KeyPairGenerator.getInstance(type, provider.get())
                : KeyPairGenerator.getInstance(type);
    }

    Signature signature(String algorithm) throws NoSuchAlgorithmException {
        return provider.isPresent()
                ? Signature.getInstance(algorithm, provider.get())
                : Signature.getInstance(algorithm);
    }

    private static NativeCrypto jdk(String reason) {
        return new NativeCrypto(Optional.empty(), "Tokens are signed by the JDK's own provider; " + reason + ".");
    }

    private static void tryOut(Provider provider) throws GeneralSecurityException {
        if (provider.getService("Signature", ES256) == null) {
            throw new GeneralSecurityException("its binary does not load on this platform");
        }
        byte[] message = {1, 2, 3};
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Signature signer = Signature.getInstance(ES256, provider);
        signer.initSign(pair.getPrivate());
        signer.update(message);
        byte[] signature = signer.sign();
        Signature verifier = Signature.getInstance(ES256);
        verifier.initVerify(pair.getPublic());
        verifier.update(message);
        if (!verifier.verify(signature)) {
            throw new GeneralSecurityException("its trial signature is wrong");
        }
    }
}

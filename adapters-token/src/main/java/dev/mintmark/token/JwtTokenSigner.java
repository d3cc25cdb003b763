package dev.mintmark.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import dev.mintmark.application.port.out.TokenSigner;
import dev.mintmark.domain.key.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Signs tokens in compact form (RFC 7515). A key is decrypted once; no lock is held while signing. */
public final class JwtTokenSigner implements TokenSigner {
    private static final int MAX_READY = 16;

    private final SigningKeyVault vault;
    private final Optional<Provider> nativeProvider;
    private final ConcurrentHashMap<String, Ready> readyByTypeAndKid = new ConcurrentHashMap<>();

    /** Reads private keys from this vault; signs by the native provider if there is one, by the JDK's own otherwise. */
    public JwtTokenSigner(SigningKeyVault vault, Optional<Provider> nativeProvider) {
        this.vault = vault;
        this.nativeProvider = nativeProvider;
    }

    /** @throws PrivateKeyUnreadable if the key's private part cannot be decrypted */
    @Override
    public String sign(SigningKey key, String type, Map<String, Object> claims) {
        Ready ready = ready(key, type);
        JWSObject token = new JWSObject(ready.header, new Payload(claims));
        try {
            token.sign(ready.signer);
        } catch (JOSEException failed) {
            throw new IllegalStateException("signing with " + key.kid() + " failed", failed);
        }
        return token.serialize();
    }

    private Ready ready(SigningKey key, String type) {
        String name = type + ":" + key.kid();
        Ready known = readyByTypeAndKid.get(name);
        if (known != null) {
            return known;
        }
        if (readyByTypeAndKid.size() >= MAX_READY) {
            readyByTypeAndKid.clear();
        }
        return readyByTypeAndKid.computeIfAbsent(name, absent -> new Ready(header(key, type), signer(key)));
    }

    private static JWSHeader header(SigningKey key, String type) {
        JWSHeader header = new JWSHeader.Builder(algorithm(key))
                .type(new JOSEObjectType(type))
                .keyID(key.kid())
                .build();
        try {
            // A parsed header keeps its encoded form, so that it is not encoded anew for each token.
            return JWSHeader.parse(header.toBase64URL());
        } catch (ParseException ownHeader) {
            throw new IllegalStateException(ownHeader);
        }
    }

    private static JWSAlgorithm algorithm(SigningKey key) {
        return switch (key.algorithm()) {
            case ES256 -> JWSAlgorithm.ES256;
            case RS256 -> JWSAlgorithm.RS256;
        };
    }

    private JWSSigner signer(SigningKey key) {
        PKCS8EncodedKeySpec pkcs8 = new PKCS8EncodedKeySpec(vault.decrypt(key));
        try {
            JWSSigner signer =
                    switch (key.algorithm()) {
                        case ES256 -> new ECDSASigner((ECPrivateKey) privateKey("EC", pkcs8), Curve.P_256);
                        case RS256 -> new RSASSASigner(privateKey("RSA", pkcs8));
                    };
            nativeProvider.ifPresent(signer.getJCAContext()::setProvider);
            return signer;
        } catch (GeneralSecurityException | JOSEException unusable) {
            throw new IllegalStateException("the private key " + key.kid() + " cannot be used", unusable);
        }
    }

    private PrivateKey privateKey(String type, PKCS8EncodedKeySpec pkcs8) throws GeneralSecurityException {
        KeyFactory factory = nativeProvider.isPresent()
                ? KeyFactory.getInstance(type, nativeProvider.get())
                : KeyFactory.getInstance(type);
        return factory.generatePrivate(pkcs8);
    }

    private static final class Ready {
        private final JWSHeader header;
        private final JWSSigner signer;

        private Ready(JWSHeader header, JWSSigner signer) {
            this.header = header;
            this.signer = signer;
        }
    }
}

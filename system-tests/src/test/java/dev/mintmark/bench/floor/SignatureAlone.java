package dev.mintmark.bench.floor;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/**
 * Signs the same text with ES256 in one thread: by the native provider in the version that the server brings, or by the
 * JDK's where there is none. A PUT says which text.
 */
@WebServlet("/signature")
public final class SignatureAlone extends HttpServlet {
    private static final String NATIVE_PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private transient volatile byte[] signed = {};
    private transient Signature signature;

    @Override
    public void init() throws ServletException {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            signature = signature();
            signature.initSign(keys.generateKeyPair().getPrivate());
        } catch (ReflectiveOperationException | GeneralSecurityException unusable) {
            throw new ServletException(unusable);
        }
    }

    private static Signature signature() throws ReflectiveOperationException, NoSuchAlgorithmException {
        try {
            Class<?> type = Class.forName(NATIVE_PROVIDER);
            return Signature.getInstance(
                    "SHA256withECDSA", (Provider) type.getDeclaredConstructor().newInstance());
        } catch (ClassNotFoundException absent) {
            return Signature.getInstance("SHA256withECDSA");
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        signed = Repeated.body(request).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        try {
            byte[] text = signed;
            Repeated.answer(request, response, () -> {
                signature.update(text);
                signature.sign();
            });
        } catch (Exception failed) {
            throw new ServletException(failed);
        }
    }
}

package dev.mintmark.application.fake;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * A device with one passkey, and the browser that asks it: WebAuthn written by hand, so that the service is not tried
 * with the library that it uses itself. What it says can be made wrong, one thing at a time.
 */
public final class PasskeyDevice {
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int HAS_KEY = 0x40;
    private static final int COORDINATE = 32;
    private static final int ID_BYTES = 32;
    private static final int AAGUID_BYTES = 16;

    private final KeyPair keys;
    private final byte[] id = new byte[ID_BYTES];
    private String rpId;
    private String origin;
    private boolean verifies = true;
    private boolean framed;
    private long count = 1;

    /** Of somebody who visits this page, which asks for passkeys of this host. */
    public PasskeyDevice(String rpId, String origin) {
        this.rpId = rpId;
        this.origin = origin;
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** What the browser writes of an answer. */
    public record Answer(
            String id,
            String clientData,
            String attestation,
            String authenticatorData,
            String signature,
            String userHandle) {
        /** As {@code toJSON()} does. */
        public String json() {
            String response = attestation.isEmpty()
                    ? "\"authenticatorData\":\"" + authenticatorData + "\",\"signature\":\"" + signature
                            + "\",\"userHandle\":\"" + userHandle + "\""
                    : "\"attestationObject\":\"" + attestation + "\",\"transports\":[\"internal\"]";
            return "{\"id\":\"" + id + "\",\"rawId\":\"" + id + "\",\"type\":\"public-key\","
                    + "\"authenticatorAttachment\":\"platform\",\"clientExtensionResults\":{},"
                    + "\"response\":{\"clientDataJSON\":\"" + clientData + "\"," + response + "}}";
        }
    }

    /** Visits another page. */
    public PasskeyDevice at(String otherOrigin) {
        origin = otherOrigin;
        return this;
    }

    /** Asks for passkeys of another host. */
    public PasskeyDevice of(String otherRpId) {
        rpId = otherRpId;
        return this;
    }

    /** Does not make sure who uses it, or does again. */
    public PasskeyDevice verifying(boolean makesSure) {
        verifies = makesSure;
        return this;
    }

    /** Whether a page of somebody else holds the page in a frame. */
    public PasskeyDevice framed(boolean inAFrame) {
        framed = inAFrame;
        return this;
    }

    /** Says from now on that it has signed so often; 0 does not count. */
    public PasskeyDevice counting(long times) {
        count = times;
        return this;
    }

    /** For which host its passkey is. */
    public String rpId() {
        return rpId;
    }

    /** By what it finds the passkey. */
    public String id() {
        return encoded(id);
    }

    /** Makes the passkey. */
    public Answer create(String challenge) {
        ByteArrayOutputStream data = data(HAS_KEY);
        data.writeBytes(new byte[AAGUID_BYTES]);
        data.writeBytes(
                ByteBuffer.allocate(Short.BYTES).putShort((short) ID_BYTES).array());
        data.writeBytes(id);
        data.writeBytes(key());
        ByteArrayOutputStream attestation = new ByteArrayOutputStream();
        attestation.write(0xa3);
        text(attestation, "fmt");
        text(attestation, "none");
        text(attestation, "attStmt");
        attestation.write(0xa0);
        text(attestation, "authData");
        attestation.write(0x59);
        attestation.writeBytes(
                ByteBuffer.allocate(Short.BYTES).putShort((short) data.size()).array());
        attestation.writeBytes(data.toByteArray());
        signed();
        return new Answer(
                id(),
                encoded(clientData("webauthn.create", challenge)),
                encoded(attestation.toByteArray()),
                "",
                "",
                "");
    }

    /** Signs in. */
    public Answer get(String challenge, String userHandle) {
        return get("webauthn.get", challenge, userHandle);
    }

    /** Signs something else than a sign-in. */
    public Answer get(String type, String challenge, String userHandle) {
        byte[] client = clientData(type, challenge);
        byte[] data = data(0).toByteArray();
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return new Answer(id(), encoded(client), "", encoded(data), encoded(signature.sign()), userHandle);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        } finally {
            signed();
        }
    }

    private void signed() {
        count += count == 0 ? 0 : 1;
    }

    private byte[] clientData(String type, String challenge) {
        String frame =
                framed ? ",\"crossOrigin\":true,\"topOrigin\":\"https://frames.example\"" : ",\"crossOrigin\":false";
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin + "\"" + frame
                        + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private ByteArrayOutputStream data(int more) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(sha256(rpId.getBytes(StandardCharsets.UTF_8)));
        data.write(PRESENT | (verifies ? VERIFIED : 0) | more);
        data.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) count).array());
        return data;
    }

    /** A COSE_Key of ES256: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
    private byte[] key() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        ByteArrayOutputStream cose = new ByteArrayOutputStream();
        cose.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, COORDINATE});
        cose.writeBytes(coordinate(key.getW().getAffineX()));
        cose.writeBytes(new byte[] {0x22, 0x58, COORDINATE});
        cose.writeBytes(coordinate(key.getW().getAffineY()));
        return cose.toByteArray();
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] bytes = new byte[COORDINATE];
        int common = Math.min(COORDINATE, signed.length);
        System.arraycopy(signed, signed.length - common, bytes, COORDINATE - common, common);
        return bytes;
    }

    private static void text(ByteArrayOutputStream cbor, String text) {
        cbor.write(0x60 + text.length());
        cbor.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

package dev.mintmark.domain.factor;

/**
 * What a device answers that was asked to make a passkey (WebAuthn §5.2.1), unchecked: base64url texts, empty where
 * something is missing.
 *
 * @param clientData what it was asked, and by which page
 * @param attestation the public key, and how it was made
 */
public record PasskeyRegistration(String clientData, String attestation) {}

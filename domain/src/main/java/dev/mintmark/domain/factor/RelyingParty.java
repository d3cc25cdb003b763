package dev.mintmark.domain.factor;

/**
 * For whom passkeys are made: this service, as configured (WebAuthn §4).
 *
 * @param id a host name: passkeys made for another one are of no use here
 * @param name what devices show
 * @param origin of the only page that may ask for them, such as {@code https://mint.example}
 */
public record RelyingParty(String id, String name, String origin) {}

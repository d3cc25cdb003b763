/** Answers of devices that hold passkeys, checked by WebAuthn4J. */
package dev.mintmark.token.passkey;
